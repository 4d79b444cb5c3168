import { type CatalogueRule, RULES, WATER_REACTIVE_DUSTS } from '../../data/catalogue/rules';
import type { ResolvedRule, RuleId, RuleSource } from '../../data/model/alarm';
import type { PointId } from '../../data/model/points';
import type { Collector, RuleOverride, Station } from '../../data/model/registry';

const DEFAULT_INTERVALS = { sampleIntervalMs: 1000, messageIntervalMs: 5000 };
const OF_SET = 'OfSet';
/** What has not changed for the window is told: the window is the on-delay. */
const WINDOW_IS_DELAY: ReadonlySet<RuleId> = new Set(['value-frozen', 'gateway-frozen']);

/**
 * The rules of one collector with every number resolved: catalogue, then the collector's set values, then its overrides.
 * A rule whose point the collector does not send, or whose set value is not registered, is left out. `station-silent` is
 * resolved for the first collector of its station alone: one station, one alarm. Without a station the usual cadence holds.
 */
export function resolveRules(collector: Collector, station: Station | null): ResolvedRule[] {
  return RULES.filter((rule) => rule.appliesTo.includes(collector.type)).flatMap((rule) =>
    resolveRule(rule, collector, station),
  );
}

function resolveRule(rule: CatalogueRule, collector: Collector, station: Station | null): ResolvedRule[] {
  const override = collector.rules[rule.id];
  if (override?.enabled === false) return [];
  if (!rule.needs.every((point) => collector.points.includes(point))) return [];
  if (rule.points === null) {
    return station?.collectors[0] === collector.id ? [resolve(rule, collector, station, null)] : [];
  }
  return rule.points
    .filter((point) => collector.points.includes(point))
    .filter((point) => !needsSetValue(rule, override) || setValueOf(collector, point) !== undefined)
    .map((point) => resolve(rule, collector, station, point));
}

function resolve(
  rule: CatalogueRule,
  collector: Collector,
  station: Station | null,
  point: PointId | null,
): ResolvedRule {
  const override = collector.rules[rule.id];
  const numbers = resolveNumbers(rule, collector, station, point);
  return {
    id: rule.id,
    collector: collector.id,
    collectorType: collector.type,
    point,
    priority: override?.priority ?? rule.priority,
    numbers,
    deadband: override?.deadband ?? resolveDeadband(rule, collector, point),
    onDelayMs:
      override?.onDelayMs ?? (WINDOW_IS_DELAY.has(rule.id) ? (numbers.windowMs ?? 0) : rule.onDelayMs),
    offDelayMs: override?.offDelayMs ?? rule.offDelayMs,
    suppressedUntilRunningMs: rule.suppressedUntilRunningMs,
    source: override ? overridden(rule.source, override) : rule.source,
  };
}

function resolveNumbers(
  rule: CatalogueRule,
  collector: Collector,
  station: Station | null,
  point: PointId | null,
): Record<string, number> {
  const own = collector.rules[rule.id]?.numbers ?? {};
  const table: Record<string, number> = {
    ...rule.numbers,
    ...(point ? rule.numbersOf?.[point] : undefined),
    ...own,
  };
  const setValue = point ? setValueOf(collector, point) : undefined;
  const numbers: Record<string, number> = {};
  for (const [name, value] of Object.entries(table)) {
    if (!name.endsWith(OF_SET)) numbers[name] = value;
    else if (setValue !== undefined) numbers[name.slice(0, -OF_SET.length)] = round(value * setValue);
  }
  for (const [name, value] of Object.entries(own)) if (!name.endsWith(OF_SET)) numbers[name] = value;
  if (setValue !== undefined && needsSetValue(rule, undefined)) numbers.setValue = own.setValue ?? setValue;
  return adapt(numbers, own, { collector, station });
}

/** Numbers that follow the dust or the station's cadence, unless the collector gives them itself. */
function adapt(
  numbers: Record<string, number>,
  own: Readonly<Record<string, number>>,
  of: { readonly collector: Collector; readonly station: Station | null },
): Record<string, number> {
  const { limitWaterReactive, messageIntervals, restMin, samples, ...kept } = numbers;
  const { sampleIntervalMs, messageIntervalMs } = of.station ?? DEFAULT_INTERVALS;
  if (
    limitWaterReactive !== undefined &&
    own.limit === undefined &&
    WATER_REACTIVE_DUSTS.includes(of.collector.dust)
  ) {
    kept.limit = limitWaterReactive;
  }
  if (messageIntervals !== undefined && own.timeoutMs === undefined) {
    kept.timeoutMs = Math.max(
      kept.timeoutMs ?? 0,
      messageIntervals * Math.max(messageIntervalMs, sampleIntervalMs),
    );
  }
  if (samples !== undefined && own.windowMs === undefined) {
    kept.windowMs = Math.max(kept.windowMs ?? 0, samples * sampleIntervalMs);
  }
  if (restMin !== undefined && kept.rest !== undefined) kept.rest = Math.max(restMin, kept.rest);
  return kept;
}

function resolveDeadband(rule: CatalogueRule, collector: Collector, point: PointId | null): number {
  const setValue = point ? setValueOf(collector, point) : undefined;
  if (rule.deadbandOfSet === undefined || setValue === undefined) return rule.deadband;
  return round(rule.deadbandOfSet * setValue);
}

/** Does the rule stand on a set value, so that it cannot be judged without one? */
function needsSetValue(rule: CatalogueRule, override: RuleOverride | undefined): boolean {
  const given = override?.numbers ?? {};
  if (rule.id === 'value-implausible') return false;
  return Object.keys(rule.numbers).some(
    (name) => name.endsWith(OF_SET) && given[name.slice(0, -OF_SET.length)] === undefined,
  );
}

function setValueOf(collector: Collector, point: PointId): number | undefined {
  switch (point) {
    case 'differentialPressurePa':
    case 'tankLevelM':
    case 'sprayFlowM3h':
      return collector.setValues[point];
    case 'ductVelocityMs':
      return designVelocityMs(collector);
    default:
      return undefined;
  }
}

/** What the registered air flow gives in the registered duct, m/s. */
function designVelocityMs({ airflowM3h, ductDiameterM }: Collector): number {
  return round(airflowM3h / 3600 / ((Math.PI / 4) * ductDiameterM ** 2));
}

/** A plant's own limits are no longer the clause's. Delays and priority are ours anyway. */
function overridden(source: RuleSource, override: RuleOverride): RuleSource {
  if (!override.numbers || source.kind === 'local') return source;
  return {
    ...source,
    note: {
      zh: `${source.note.zh}（本除尘器采用自定数值）`,
      en: `${source.note.en} (This collector uses numbers of its own.)`,
    },
  };
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
