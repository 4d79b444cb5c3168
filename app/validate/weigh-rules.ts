import type { RuleId } from '../../data/model/alarm';
import type { RuleWorth, ValidatedFault } from '../../data/model/validation';

/** What each rule that told of a fault is worth among all of them; those that alone tell of most come first. */
export function weighRules(faults: readonly ValidatedFault[]): readonly RuleWorth[] {
  const worth = new Map<RuleId, { detects: number; first: number; alone: number }>();
  for (const { detections } of faults)
    for (const [place, { ruleId }] of detections.entries()) {
      const one = worth.get(ruleId) ?? { detects: 0, first: 0, alone: 0 };
      one.detects += 1;
      one.first += place === 0 ? 1 : 0;
      one.alone += detections.length === 1 ? 1 : 0;
      worth.set(ruleId, one);
    }
  return [...worth]
    .map(([ruleId, one]) => ({ ruleId, ...one }))
    .sort((a, b) => b.alone - a.alone || b.first - a.first || b.detects - a.detects);
}
