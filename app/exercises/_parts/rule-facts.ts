import { RULES } from '../../../data/catalogue/rules';
import type { RuleId } from '../../../data/model/alarm';
import { type Level, levelOfPriority } from '../../../data/model/level';
import type { PointId } from '../../../data/model/points';

/** The level that the rule book gives an alarm of this rule; a collector's own record may differ, the alarm itself tells. */
export function levelOfRule(ruleId: RuleId): Level {
  const priority = RULES.find((rule) => rule.id === ruleId)?.priority;
  return levelOfPriority(priority ?? 4);
}

/** Points whose curve shows why this rule was or was not raised, of those that the collector sends: what it watches, then what it needs. */
export function pointsOfRule(ruleId: RuleId, sent: readonly PointId[]): readonly PointId[] {
  const rule = RULES.find((each) => each.id === ruleId);
  if (!rule) return [];
  // A rule about every point alike (silence, frozen values) names no curve by itself.
  const watched = rule.points ?? rule.needs;
  return watched.length > 3 ? [] : watched.filter((point) => sent.includes(point));
}
