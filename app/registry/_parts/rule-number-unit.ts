import { RULES } from '../../../data/catalogue/rules';
import { POINTS } from '../../../data/model/points';

/** The unit in which a form shows a number of a rule: `s` for times, `°C`, the point's own, `of-set` for a share of the set value; empty for plain numbers. */
export function ruleNumberUnit(ruleId: string, name: string): string {
  if (name.endsWith('Ms')) return 's';
  if (name.endsWith('OfSet')) return 'of-set';
  if (/[a-z]C$/.test(name)) return '°C';
  const point = RULES.find(({ id }) => id === ruleId)?.points?.[0];
  return point && IN_POINT_UNIT.has(name) && ruleId !== 'value-implausible' ? POINTS[point].unit : '';
}

const IN_POINT_UNIT: ReadonlySet<string> = new Set([
  'limit',
  'limitWaterReactive',
  'tolerance',
  'floor',
  'deadband',
]);
