import type { ResolvedRule } from '../../data/model/alarm';
import { POINTS } from '../../data/model/points';
import { formatNumber, formatQuantity } from './format';

export interface RuleNumber {
  /** Key of its label. */
  readonly key: string;
  readonly text: string;
}

/**
 * A rule's numbers as people read them: `limit` in the point's unit, times (`...Ms`) in seconds, minutes or hours,
 * temperatures (`...C`) in degC, shares (`...Margin`, `...Share`) in percent. Own numbers first, then delays.
 */
export function readRuleNumbers(rule: ResolvedRule): readonly RuleNumber[] {
  const own = Object.entries(rule.numbers).map(([key, value]) => ({
    key,
    text: readNumber(rule, key, value),
  }));
  const delays = [
    { key: 'onDelayMs', value: rule.onDelayMs },
    { key: 'offDelayMs', value: rule.offDelayMs },
  ].filter(({ value }) => value > 0);
  return [...own, ...delays.map(({ key, value }) => ({ key, text: readDuration(value) }))];
}

/** `90_000` gives `90 s`, `600_000` gives `10 min`. */
export function readDuration(ms: number): string {
  if (ms >= 3_600_000 && ms % 3_600_000 === 0) return formatQuantity(ms / 3_600_000, 'h', 0);
  if (ms >= 120_000 && ms % 60_000 === 0) return formatQuantity(ms / 60_000, 'min', 0);
  return formatQuantity(ms / 1000, 's', ms % 1000 === 0 ? 0 : 1);
}

function readNumber(rule: ResolvedRule, key: string, value: number): string {
  if (key.endsWith('Ms')) return readDuration(value);
  if (key.endsWith('C')) return formatQuantity(value, '°C', 0);
  if (/(Margin|Share|Fraction|OfSet)$/.test(key)) return formatQuantity(value * 100, '%', 0);
  const point = rule.point === null ? null : POINTS[rule.point];
  if (point?.kind !== 'analog' || !IN_POINT_UNIT.has(key))
    return formatNumber(value, Number.isInteger(value) ? 0 : 2);
  return formatQuantity(value, point.unit, point.decimals);
}

const IN_POINT_UNIT: ReadonlySet<string> = new Set([
  'limit',
  'limitWaterReactive',
  'setValue',
  'tolerance',
  'floor',
  'rest',
]);
