import type { ResolvedRule, RuleId } from '../../data/model/alarm';
import type { PointId } from '../../data/model/points';
import type { ValueLimit } from './forecast-types';

/** Rules whose `limit` is a bound of the value itself. A limit of another kind (a rise, a time) is none. */
export const SIDE_OF_LIMIT: Readonly<Partial<Record<RuleId, 'high' | 'low'>>> = {
  'dp-high': 'high',
  'dp-low': 'low',
  'hopper-temp-high': 'high',
  'hopper-temp-highhigh': 'high',
  'level-low': 'low',
  'level-high': 'high',
  'spray-low': 'low',
  'spray-absent': 'low',
  'hydrogen-high': 'high',
  'inlet-temp-high': 'high',
};

/**
 * The bounds of one point's value among a collector's resolved rules, in the point's unit, the most urgent first. The rule on the
 * set value bounds it on both sides.
 */
export function valueLimits(rules: readonly ResolvedRule[], point: PointId): readonly ValueLimit[] {
  return rules
    .filter((rule) => rule.point === point)
    .flatMap(limitsOf)
    .sort((a, b) => a.priority - b.priority || a.value - b.value);
}

function limitsOf(rule: ResolvedRule): ValueLimit[] {
  const { limit, setValue, tolerance } = rule.numbers;
  const bound = (side: 'high' | 'low', value: number): ValueLimit => ({
    ruleId: rule.id,
    side,
    value,
    priority: rule.priority,
    source: rule.source,
  });
  if (rule.id === 'dp-off-setpoint' && setValue !== undefined && tolerance !== undefined) {
    return [bound('low', setValue - tolerance), bound('high', setValue + tolerance)];
  }
  const side = SIDE_OF_LIMIT[rule.id];
  return side && limit !== undefined ? [bound(side, limit)] : [];
}
