import type { RuleId } from '../model/alarm';
import type { Level, Priority } from '../model/level';

/*
 * The first risk model, whole and in one place. No public formula for extreme and actual risk was found, so every number here
 * is a local rule (本系统默认，待主管部门确认): the structure follows published dust models (dust, persons, building, system), the
 * weights and bands are ours. Screens must say so.
 */

/** Extreme risk = 100 x (weighted sum of four scores 0..1). */
export const EXTREME_WEIGHTS = { dust: 0.35, persons: 0.25, building: 0.2, system: 0.2 } as const;

/** Dust: the worst of severity and sensitivity, each 0..1; a number that is missing counts as 1. */
export const DUST_SCORES = {
  /** Explosion index as a share of this, bar·m/s. */
  fullKstBarMs: 300,
  /** Explosion pressure as a share of this, MPa. */
  fullPmaxMPa: 1.2,
  /** Minimum ignition energy up to `mj` gives `score`. */
  ignitionEnergy: [
    { mj: 10, score: 1 },
    { mj: 100, score: 0.7 },
    { mj: 1000, score: 0.4 },
    { mj: Number.MAX_VALUE, score: 0.2 },
  ],
  /** Ignition temperature of the cloud up to `c` gives `score`. */
  ignitionTemperature: [
    { c: 300, score: 1 },
    { c: 450, score: 0.7 },
    { c: 600, score: 0.4 },
    { c: Number.MAX_VALUE, score: 0.2 },
  ],
  /** The catalogue's own degree of danger is a floor. */
  levelFloor: { 高: 0.8, 较高: 0.5, 一般: 0.2 },
} as const;

/** Persons in one shift: fewer than `below` gives `score`. 30 is the national threshold for connecting a plant. */
export const PERSON_SCORES = [
  { below: 10, score: 0.2 },
  { below: 30, score: 0.5 },
  { below: 100, score: 0.8 },
  { below: Number.MAX_VALUE, score: 1 },
] as const;

/** Building: added up, at most 1. */
export const BUILDING_SCORES = {
  base: 0.1,
  multiStorey: 0.3,
  brick: 0.3,
  dormitoryOrOfficeNearby: 0.4,
} as const;

/** System: the worst finding over all collectors. Keys are text keys. */
export const SYSTEM_SCORES = {
  base: 0.1,
  /** Dry, with none of vent, suppression, inerting. */
  noProtection: 1,
  /** Positive pressure with water-reactive metal dust. */
  positivePressureMetal: 1,
  /** Wet, water-reactive metal, no hydrogen vent. */
  hydrogenUnvented: 1,
  positivePressure: 0.7,
  sharedSystem: 0.6,
  /** Dry, no airlock discharge. */
  noAirlock: 0.6,
  /** Wet with water-reactive metal, vented. */
  hydrogenVented: 0.4,
  noIsolation: 0.4,
  indoorDry: 0.3,
} as const;

/** Actual risk = extreme x (base + (1 - base) x H), H = 1 - product of (1 - h) over all that is wrong now. */
export const ACTUAL_BASE = 0.4;

/** h of an alarm by its priority, while its condition is on. */
export const ALARM_SEVERITY: Readonly<Record<Priority, number>> = { 1: 0.7, 2: 0.4, 3: 0.2, 4: 0.08 };

/** A standing alarm weighs more: from `start` to 1 of its severity over `fullAfterMs`. */
export const ALARM_DURATION = { start: 0.6, fullAfterMs: 60 * 60_000 } as const;

/** A returned alarm that nobody has seen keeps this share of its severity. */
export const UNSEEN_SHARE = 0.25;

/** No alarm alone makes H one, so that contributions can be shared out. */
export const GREATEST_H = 0.95;

/** h of a station that is offline for longer than `afterMs`: what is not seen is not safe. */
export const OFFLINE = { h: 0.15, afterMs: 10 * 60_000 } as const;

/** Rules that alone make the actual risk at least `oneAtLeast`; two of them, or extreme risk from `extremeFrom`, `severeAtLeast`. */
export const OVERRIDES: {
  readonly rules: readonly {
    readonly rule: RuleId;
    readonly only?: 'without-suppression' | 'water-reactive';
  }[];
  readonly oneAtLeast: number;
  readonly severeAtLeast: number;
  readonly extremeFrom: number;
} = {
  rules: [
    { rule: 'hopper-temp-highhigh' },
    { rule: 'stopped-while-producing' },
    { rule: 'hydrogen-high' },
    { rule: 'spark', only: 'without-suppression' },
    { rule: 'spray-absent', only: 'water-reactive' },
  ],
  oneAtLeast: 55,
  severeAtLeast: 75,
  extremeFrom: 70,
};

/** A figure of at least `from` has this level; highest first. */
export const BANDS: readonly { readonly level: Level; readonly from: number }[] = [
  { level: 'red', from: 75 },
  { level: 'orange', from: 55 },
  { level: 'yellow', from: 35 },
  { level: 'blue', from: 0 },
];

/** Up at once; down only 5 points below the band and after 5 minutes there. */
export const BAND_HYSTERESIS = { points: 5, dwellMs: 5 * 60_000 } as const;

/**
 * Warning levels of an enterprise, an example table: the highest row that holds. `actual` looks at the actual risk's level,
 * `alarms` at conditions that are on: at least `count` of this priority or higher, each for `standingMs`.
 */
export const WARNING_TABLE: readonly (
  | { readonly level: Level; readonly actual: Level }
  | {
      readonly level: Level;
      readonly alarms: { readonly priority: Priority; readonly count: number; readonly standingMs: number };
    }
)[] = [
  { level: 'red', actual: 'red' },
  { level: 'red', alarms: { priority: 1, count: 2, standingMs: 0 } },
  { level: 'orange', actual: 'orange' },
  { level: 'orange', alarms: { priority: 1, count: 1, standingMs: 0 } },
  { level: 'orange', alarms: { priority: 2, count: 1, standingMs: 60 * 60_000 } },
  { level: 'yellow', actual: 'yellow' },
  { level: 'yellow', alarms: { priority: 2, count: 1, standingMs: 10 * 60_000 } },
  { level: 'blue', alarms: { priority: 3, count: 1, standingMs: 30 * 60_000 } },
];

/** A warning keeps its level at least this long before it is lowered or closed. */
export const WARNING_DWELL_MS = 5 * 60_000;
