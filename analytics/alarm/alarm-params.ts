import type { ResolvedRule, RuleId } from '../../data/model/alarm';
import { POINTS } from '../../data/model/points';
import type { Params } from './alarm-machine';

/**
 * What an alarm's sentence needs: `value` in the point's unit, `unit`, `point` (its id; screens put its name there) and of the
 * rule's numbers those that say why: `limit`, `setValue`, `low`, `high`, `windowS`, `delayS`.
 */
export function alarmParams(rule: ResolvedRule, value: number): Params {
  const params: Record<string, string | number> = {
    value: roundFor(rule, value),
    unit: unitOf(rule),
    ...numbersOf(rule),
  };
  if (rule.point) params.point = rule.point;
  return params;
}

/** What a return adds: the value at which the condition went off. */
export function returnParams(rule: ResolvedRule, value: number): Params {
  return { returnValue: roundFor(rule, value) };
}

function numbersOf(rule: ResolvedRule): Params {
  const { limit, setValue, tolerance, windowMs } = rule.numbers;
  const params: Record<string, number> = {};
  if (limit !== undefined) params.limit = roundFor(rule, limit);
  if (setValue !== undefined) params.setValue = roundFor(rule, setValue);
  if (setValue !== undefined && tolerance !== undefined) {
    params.low = roundFor(rule, setValue - tolerance);
    params.high = roundFor(rule, setValue + tolerance);
  }
  if (windowMs !== undefined) params.windowS = windowMs / 1000;
  if (rule.onDelayMs > 0) params.delayS = rule.onDelayMs / 1000;
  return params;
}

function roundFor(rule: ResolvedRule, value: number): number {
  const decimals = rule.point ? POINTS[rule.point].decimals : 0;
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
}

/** Rules whose value is a time and not the point's. */
const IN_SECONDS: ReadonlySet<RuleId> = new Set([
  'early-stop',
  'point-silent',
  'station-silent',
  'clock-skew',
  'cleaning-absent',
]);

/** Rules whose value is a share of what is usual for the collector. */
const IN_PERCENT: ReadonlySet<RuleId> = new Set(['dp-trough-high', 'dp-trough-low', 'dp-rise-fast']);

function unitOf(rule: ResolvedRule): string {
  if (IN_PERCENT.has(rule.id)) return '%';
  if (IN_SECONDS.has(rule.id)) return 's';
  return rule.point ? POINTS[rule.point].unit : '';
}
