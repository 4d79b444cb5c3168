import type { RuleId } from '../../../data/model/alarm';
import { type Level, levelOfPriority } from '../../../data/model/level';
import type { CaseOutline } from '../../../data/model/validation';
import { levelOfRule } from '../../exercises/_parts/rule-facts';

/** One rule of one collector over a case. Seconds of the story. */
export interface AlarmLane {
  readonly ruleId: RuleId;
  readonly level: Level;
  readonly alarms: readonly { readonly raisedS: number; readonly returnedS: number | null }[];
  /** When an alarm of it was expected, and whether one came in time. */
  readonly expected: readonly {
    readonly fromS: number;
    readonly toS: number;
    readonly result: 'hit' | 'late' | 'missed';
  }[];
}

/** A lane for each rule that was raised or expected, in the order in which that began. */
export function alarmLanesOf(
  one: Pick<CaseOutline, 'alarms' | 'report'>,
  collector: string,
): readonly AlarmLane[] {
  const alarms = one.alarms.filter((alarm) => alarm.collector === collector);
  const expected = expectedOf(one).filter((each) => each.collector === collector);
  const ruleIds = [...new Set([...expected, ...alarms].map(({ ruleId }) => ruleId))];
  return ruleIds
    .map((ruleId): AlarmLane => {
      const own = alarms.filter((alarm) => alarm.ruleId === ruleId);
      const [first] = own;
      return {
        ruleId,
        level: first ? levelOfPriority(first.priority) : levelOfRule(ruleId),
        alarms: own.map(({ raisedS, returnedS }) => ({ raisedS, returnedS })),
        expected: expected
          .filter((each) => each.ruleId === ruleId)
          .map(({ fromS, toS, result }) => ({ fromS, toS, result })),
      };
    })
    .sort((a, b) => beginOf(a) - beginOf(b));
}

function expectedOf({ report: { hits, late, misses } }: Pick<CaseOutline, 'report'>) {
  return [
    ...hits.map(({ expected }) => ({ ...expected, result: 'hit' as const })),
    ...late.map(({ expected }) => ({ ...expected, result: 'late' as const })),
    ...misses.map(({ expected }) => ({ ...expected, result: 'missed' as const })),
  ];
}

function beginOf({ alarms, expected }: AlarmLane): number {
  return Math.min(...alarms.map(({ raisedS }) => raisedS), ...expected.map(({ fromS }) => fromS));
}
