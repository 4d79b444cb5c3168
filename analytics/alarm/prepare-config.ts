import type { ResolvedRule } from '../../data/model/alarm';
import type { PointId } from '../../data/model/points';
import { hash128 } from './hash-128';
import type { LineLogic } from './line-logic';
import { LINE_RULES, RULE_BOOK } from './rule-book';
import type { RuleLogic } from './rule-logic';
import type { Timing } from './rule-timer';
import { intersectWindows, mergeWindows, type ServiceWindow } from './service-window';
import type { JudgeConfig, JudgedStation } from './types';

/** A configuration in the shape in which the judge reads it: rules by point, delays beside each rule. */
export interface Prepared {
  readonly config: JudgeConfig;
  /** Names stations and rules with their numbers, by which a replay must judge as it was judged; not the world, so that a state moved to another one goes on as if it had always been there. */
  readonly mark: string;
  /** Names the times of maintenance; empty without any. */
  readonly windowsMark: string;
  readonly stations: ReadonlyMap<string, PreparedStation>;
  readonly collectors: ReadonlyMap<string, PreparedCollector>;
}

export interface PreparedStation {
  readonly station: JudgedStation;
  readonly collectors: readonly PreparedCollector[];
  /** Null where the station's silence is not to be alarmed. */
  readonly silence: PreparedRule | null;
  /** What is judged of its messages. */
  readonly line: readonly LineRule[];
  readonly timeoutMs: number;
}

export interface PreparedCollector {
  readonly id: string;
  readonly station: JudgedStation;
  readonly holdMs: number;
  readonly switchHoldMs: number;
  readonly rules: ReadonlyMap<string, PreparedRule>;
  readonly byPoint: ReadonlyMap<PointId, readonly SampleRule[]>;
  readonly silence: readonly PreparedRule[];
  readonly silenceOf: ReadonlyMap<PointId, PreparedRule>;
  /** A temperature jump this large at once is a broken wire. */
  readonly jumpOf: ReadonlyMap<PointId, { readonly jumpC: number; readonly withinMs: number }>;
  /** Points of which is learnt what is usual. */
  readonly habits: ReadonlyMap<PointId, Habit>;
  /** Times of maintenance, in order. */
  readonly windows: readonly ServiceWindow[];
}

/** How a point's habits are learnt: over so many samples, its usual scatter kept within bounds, in its unit. */
export interface Habit {
  readonly samples: number;
  readonly least: number;
  readonly most: number;
  /** Samples further apart have no change between them. */
  readonly holdMs: number;
}

export interface PreparedRule {
  readonly key: string;
  readonly rule: ResolvedRule;
  readonly timing: Timing;
  /** Judged by receipt time, as silence is. */
  readonly byClock: boolean;
  /** Times in which its alarm is held back. */
  readonly windows: readonly ServiceWindow[];
}

export interface LineRule extends PreparedRule {
  readonly logic: LineLogic;
}

export interface SampleRule extends PreparedRule {
  readonly logic: RuleLogic;
}

const MIN_HOLD_MS = 3000;
const MIN_SILENCE_MS = 30_000;
/** Fewer samples do not tell what is usual. */
const LEAST_HABIT_SAMPLES = 180;
const prepared = new WeakMap<JudgeConfig, Prepared>();

/** Prepares a configuration once; the same object is not prepared twice. */
export function prepareConfig(config: JudgeConfig): Prepared {
  const known = prepared.get(config);
  if (known) return known;
  const made = prepare(config);
  prepared.set(config, made);
  return made;
}

/** Names a rule within its collector. */
export function ruleKey(rule: Pick<ResolvedRule, 'id' | 'point'>): string {
  return `${rule.id}/${rule.point ?? ''}`;
}

function prepare(config: JudgeConfig): Prepared {
  const collectors = new Map<string, PreparedCollector>();
  const stations = new Map<string, PreparedStation>();
  const names: string[] = [];
  const windowNames: string[] = [];
  for (const station of config.stations.values()) {
    const windowsOf = new Map(
      station.collectors.map((id) => [id, mergeWindows(config.maintenance?.get(id) ?? [])] as const),
    );
    for (const [id, windows] of windowsOf)
      windowNames.push(...windows.map((it) => `${id} ${it.id} ${it.from} ${it.to}`));
    const ofStation = station.collectors.map((id) =>
      prepareCollector(id, station, {
        resolved: config.rules.get(id) ?? [],
        windows: windowsOf.get(id) ?? [],
      }),
    );
    for (const collector of ofStation) collectors.set(collector.id, collector);
    const silence = stationSilence(station, config, [...windowsOf.values()]);
    const line = lineRules(station, config, [...windowsOf.values()]);
    stations.set(station.id, {
      station,
      collectors: ofStation,
      silence,
      line,
      timeoutMs: silenceMs(station, silence?.rule),
    });
    names.push(cadenceOf(station), silence ? nameOf(silence.rule) : '');
    names.push(...line.map(({ rule }) => nameOf(rule)));
    for (const it of ofStation) names.push(it.id, ...[...it.rules.values()].map(({ rule }) => nameOf(rule)));
  }
  const windowsMark = windowNames.length === 0 ? '' : hash128(windowNames.join('\n'));
  return { config, mark: hash128(names.join('\n')), windowsMark, stations, collectors };
}

function cadenceOf(station: JudgedStation): string {
  const { id, sampleIntervalMs, messageIntervalMs, reorderMs, idleUntilTs } = station;
  const idle = idleUntilTs === 0 ? [] : [idleUntilTs];
  return [id, sampleIntervalMs, messageIntervalMs, reorderMs, ...idle].join(' ');
}

/** Whatever changes how it is judged changes the name. */
function nameOf(rule: ResolvedRule): string {
  const { id, point, priority, deadband, onDelayMs, offDelayMs, suppressedUntilRunningMs } = rule;
  const numbers = Object.entries(rule.numbers).flat();
  return [id, point, priority, deadband, onDelayMs, offDelayMs, suppressedUntilRunningMs, ...numbers].join(
    ' ',
  );
}

function prepareCollector(
  id: string,
  station: JudgedStation,
  {
    resolved,
    windows,
  }: { readonly resolved: readonly ResolvedRule[]; readonly windows: readonly ServiceWindow[] },
): PreparedCollector {
  const holdMs = Math.max(MIN_HOLD_MS, 3 * station.sampleIntervalMs);
  const rules = new Map<string, PreparedRule>();
  const byPoint = new Map<PointId, SampleRule[]>();
  const silenceOf = new Map<PointId, PreparedRule>();
  const jumpOf = new Map<PointId, { jumpC: number; withinMs: number }>();
  const habits = new Map<PointId, Habit>();
  for (const rule of resolved) {
    if (rule.id === 'station-silent' || LINE_RULES.has(rule.id)) continue;
    const timing = {
      onDelayMs: rule.onDelayMs,
      offDelayMs: rule.offDelayMs,
      holdMs,
      messageIntervalMs: station.messageIntervalMs,
    };
    const logic = RULE_BOOK[rule.id];
    const entry: PreparedRule = { key: ruleKey(rule), rule, timing, byClock: logic === null, windows };
    rules.set(entry.key, entry);
    if (rule.id === 'point-silent' && rule.point) silenceOf.set(rule.point, entry);
    if (logic) for (const point of watchedPoints(logic, rule)) append(byPoint, point, { ...entry, logic });
    if (rule.point)
      learnFor(habits, rule.point, rule, { holdMs, sampleIntervalMs: station.sampleIntervalMs });
    const { jumpC, jumpWithinMs } = rule.numbers;
    if (rule.point && isTemperature(rule.point) && jumpC !== undefined && jumpWithinMs !== undefined) {
      jumpOf.set(rule.point, { jumpC, withinMs: jumpWithinMs });
    }
  }
  const switchHoldMs = silenceMs(station, undefined);
  return {
    id,
    station,
    holdMs,
    switchHoldMs,
    rules,
    byPoint,
    silence: [...silenceOf.values()],
    silenceOf,
    jumpOf,
    habits,
    windows,
  };
}

function stationSilence(
  station: JudgedStation,
  config: JudgeConfig,
  windows: readonly (readonly ServiceWindow[])[],
): PreparedRule | null {
  for (const collector of station.collectors) {
    const rule = config.rules.get(collector)?.find((it) => it.id === 'station-silent');
    if (rule)
      return {
        key: ruleKey(rule),
        rule,
        timing: { onDelayMs: 0, offDelayMs: 0, holdMs: 0, messageIntervalMs: 0 },
        byClock: true,
        windows: windows.reduce(intersectWindows),
      };
  }
  return null;
}

/** Two rules may learn of one point: the bounds are of the one that has them. */
function learnFor(
  habits: Map<PointId, Habit>,
  point: PointId,
  { numbers }: ResolvedRule,
  { holdMs, sampleIntervalMs }: { readonly holdMs: number; readonly sampleIntervalMs: number },
): void {
  const { learnMs, floorScatter = 0, ceilingScatter = Number.MAX_VALUE } = numbers;
  if (learnMs === undefined) return;
  const samples = Math.max(LEAST_HABIT_SAMPLES, Math.ceil(learnMs / sampleIntervalMs));
  const known = habits.get(point);
  habits.set(point, {
    samples: Math.max(samples, known?.samples ?? 0),
    least: Math.max(floorScatter, known?.least ?? 0),
    most: Math.min(ceilingScatter, known?.most ?? Number.MAX_VALUE),
    holdMs,
  });
}

/** Judged at the receipt of messages: a finding holds until the next, unless the station counts as silent before. */
function lineRules(
  station: JudgedStation,
  config: JudgeConfig,
  windows: readonly (readonly ServiceWindow[])[],
): LineRule[] {
  const [first] = station.collectors;
  if (first === undefined) return [];
  const resolved = config.rules.get(first) ?? [];
  return resolved.flatMap((rule) => {
    const logic = LINE_RULES.get(rule.id);
    if (!logic) return [];
    const timing = {
      onDelayMs: rule.onDelayMs,
      offDelayMs: rule.offDelayMs,
      holdMs: logic.time === 'receipt' ? silenceMs(station, undefined) : 0,
      messageIntervalMs: station.messageIntervalMs,
    };
    return [
      { key: ruleKey(rule), rule, timing, byClock: true, windows: windows.reduce(intersectWindows), logic },
    ];
  });
}

function silenceMs(station: JudgedStation, rule: ResolvedRule | undefined): number {
  const declared = 3 * Math.max(station.messageIntervalMs, station.sampleIntervalMs);
  return rule?.numbers.timeoutMs ?? Math.max(MIN_SILENCE_MS, declared);
}

function watchedPoints(logic: RuleLogic, rule: ResolvedRule): readonly PointId[] {
  if (logic.watches !== 'own-point') return logic.watches;
  return rule.point ? [rule.point] : [];
}

function isTemperature(point: PointId): boolean {
  return point === 'hopperTemperatureC' || point === 'inletTemperatureC';
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
