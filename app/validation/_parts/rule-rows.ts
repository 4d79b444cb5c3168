import { RULES } from '../../../data/catalogue/rules';
import type { RuleId } from '../../../data/model/alarm';
import type { ReportOutline, RuleWorth } from '../../../data/model/validation';

export interface RuleRow extends RuleWorth {
  /** Faults that it told of, each once. */
  readonly faults: readonly string[];
  /** Its alarms that no story called for. */
  readonly uncalled: number;
}

/** What each rule is worth, the worthiest first, then those that raised alarms and told of no fault. Pure. */
export function ruleRows({ summary, cases }: Pick<ReportOutline, 'summary' | 'cases'>): readonly RuleRow[] {
  const told = summary.rules.map(({ ruleId }) => ruleId);
  const raised = new Set(cases.flatMap(({ alarms }) => alarms.map(({ ruleId }) => ruleId)));
  const others = [...raised]
    .filter((ruleId) => !told.includes(ruleId))
    .map((ruleId) => ({ ruleId, detects: 0, first: 0, alone: 0 }));
  return [...summary.rules, ...others].map((worth) => ({
    ...worth,
    faults: faultsOf(worth.ruleId, cases),
    uncalled: uncalledOf(worth.ruleId, cases),
  }));
}

/** Rules of the book that raised no alarm at all in these cases. */
export function silentRules(rows: readonly RuleRow[]): readonly RuleId[] {
  return RULES.map(({ id }) => id).filter((id) => !rows.some(({ ruleId }) => ruleId === id));
}

function faultsOf(ruleId: RuleId, cases: ReportOutline['cases']): readonly string[] {
  const told = cases.flatMap(({ faults }) =>
    faults.filter(
      ({ undetectable, detections }) => !undetectable && detections.some((one) => one.ruleId === ruleId),
    ),
  );
  return [...new Set(told.map(({ fault }) => fault))];
}

/** Alarms of a rule that no story called for. */
export function uncalledOf(ruleId: RuleId, cases: ReportOutline['cases']): number {
  return cases.reduce(
    (sum, { report }) => sum + report.false.filter((alarm) => alarm.ruleId === ruleId).length,
    0,
  );
}
