import type { Alarm } from '../data/model/alarm';
import { type Level, levelOfPriority } from '../data/model/level';
import type { LatestValue } from '../data/model/reading';

/** What a scene is drawn on. */
export type Ground = 'dark' | 'light';

/** Level colours, the same on both grounds (look.md rule 2). */
export const LEVEL_COLOURS: Readonly<Record<Level, string>> = {
  red: '#ff4d4f',
  orange: '#ff9f1a',
  yellow: '#ffe14d',
  blue: '#4da3ff',
};

export interface PartLook {
  /** Null is normal: grey. */
  readonly level: Level | null;
  /** Moves for an unacknowledged alarm of level I or II only. */
  readonly pulses: boolean;
  readonly hollow: boolean;
  /** The alarm that decides the look. */
  readonly alarmId: string | null;
}

const SHOWN: ReadonlySet<Alarm['state']> = new Set(['unack', 'ack', 'rtn-unack']);

/** The look of one part from its open alarms: the highest level colours it, the line state makes it hollow. */
export function lookOfPart(
  alarms: readonly Alarm[],
  state: { readonly online: boolean; readonly reducedMotion: boolean },
): PartLook {
  const shown = alarms
    .filter((alarm) => SHOWN.has(alarm.state))
    .sort((a, b) => a.priority - b.priority || a.raisedTs - b.raisedTs);
  const [worst] = shown;
  if (!worst) return { level: null, pulses: false, hollow: !state.online, alarmId: null };
  const urgent = shown.some((alarm) => alarm.state === 'unack' && alarm.priority <= 2);
  return {
    level: levelOfPriority(worst.priority),
    pulses: urgent && !state.reducedMotion,
    hollow: !state.online,
    alarmId: worst.id,
  };
}

/** Times a second; look.md allows at most 1. */
export const PULSE_HZ = 0.8;

/** Brightness 0.25..1 of a pulsing part at a moment in seconds. */
export function pulseBrightness(seconds: number): number {
  return 0.625 + 0.375 * Math.cos(seconds * PULSE_HZ * Math.PI * 2);
}

/** True for a switch that is on, false when off, null when nothing usable is known (quality 2 and worse says nothing). */
export function switchState(value: LatestValue | undefined): boolean | null {
  if (!value || value.quality >= 2) return null;
  return value.value >= 0.5;
}

export type AirlockMotion = 'turning' | 'stopped' | 'jammed' | 'unknown';

/** A fault stops the airlock whatever the system does; without a fault it turns while the system runs. */
export function airlockMotion(running: boolean | null, fault: boolean | null): AirlockMotion {
  if (fault === true) return 'jammed';
  if (running === null) return 'unknown';
  return running ? 'turning' : 'stopped';
}

export interface AirSpeed {
  readonly metresPerSecond: number;
  /** False when the duct's own sensor says it. */
  readonly estimated: boolean;
}

/** Measured duct velocity where there is a sensor, else the design airflow through the main duct while running. */
export function airSpeed(
  running: boolean | null,
  measured: LatestValue | undefined,
  design: { readonly airflowM3h: number; readonly ductDiameterM: number },
): AirSpeed {
  if (measured && measured.quality < 2)
    return { metresPerSecond: Math.max(0, measured.value), estimated: false };
  if (running !== true) return { metresPerSecond: 0, estimated: true };
  const areaM2 = (Math.PI * design.ductDiameterM ** 2) / 4;
  return { metresPerSecond: design.airflowM3h / 3600 / areaM2, estimated: true };
}

/** Below this a hopper shows no glow, at `GLOW_FULL_C` it glows fully. A drawing rule of our own, no limit of any standard. */
export const GLOW_FROM_C = 55;
export const GLOW_FULL_C = 110;

/** 0..1 from the measured hopper temperature in degrees Celsius; 0 when nothing is known. */
export function hopperGlow(temperatureC: LatestValue | undefined): number {
  if (!temperatureC || temperatureC.quality >= 2) return 0;
  return clamp01((temperatureC.value - GLOW_FROM_C) / (GLOW_FULL_C - GLOW_FROM_C));
}

/** Share 0..1 of the tank that is full, from the measured level in metres; null when nothing is known. */
export function waterShare(levelM: LatestValue | undefined, tankHeightM: number): number | null {
  if (!levelM || levelM.quality >= 2) return null;
  return clamp01(levelM.value / tankHeightM);
}

/** Share 0..1 of the drops that are drawn, from the measured flow and the rated flow, both m3/h. */
export function sprayDensity(flowM3h: LatestValue | undefined, ratedM3h: number): number {
  if (!flowM3h || flowM3h.quality >= 2) return 0;
  return clamp01(flowM3h.value / ratedM3h);
}

/** True when the differential pressure fell between two samples as a cleaning pulse makes it fall: by 3 % and 20 Pa at least, within 5 s. */
export function isCleaningPulse(before: LatestValue, after: LatestValue, running: boolean | null): boolean {
  if (running !== true || after.ts <= before.ts || after.ts - before.ts > 5000) return false;
  if (before.quality !== 0 || after.quality !== 0) return false;
  const drop = before.value - after.value;
  return drop >= 20 && drop >= before.value * 0.03;
}

function clamp01(value: number): number {
  return Math.min(1, Math.max(0, value));
}
