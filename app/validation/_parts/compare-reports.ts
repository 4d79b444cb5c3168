import type { RuleId } from '../../../data/model/alarm';
import type { CaseOutline, ReportOutline, RuleWorth, ValidatedFault } from '../../../data/model/validation';
import { uncalledOf } from './rule-rows';

export const FAULT_CHANGES = ['missed', 'detected', 'slower', 'faster', 'other-rule'] as const;
/** What became of a fault that both reports play: `missed` and `detected` only now, or told later, earlier, or by another rule. */
export type FaultChange = (typeof FAULT_CHANGES)[number];

export interface ChangedFault {
  readonly change: FaultChange;
  readonly scenario: string;
  readonly seed: number;
  readonly fault: string;
  readonly collector: string;
  readonly severity: number;
  readonly before: FirstTold | null;
  readonly after: FirstTold | null;
  /** The case in the report that is looked at. */
  readonly key: string;
}

interface FirstTold {
  readonly ruleId: RuleId;
  readonly delayS: number;
}

export interface ChangedRule {
  readonly ruleId: RuleId;
  readonly before: RuleFigures;
  readonly after: RuleFigures;
}

interface RuleFigures extends Omit<RuleWorth, 'ruleId'> {
  /** Alarms that no story called for. */
  readonly uncalled: number;
}

export interface Comparison {
  /** The worst first. */
  readonly faults: readonly ChangedFault[];
  readonly unchanged: number;
  /** Faults that only one of both plays: nothing can be said of them. */
  readonly onlyBefore: number;
  readonly onlyAfter: number;
  readonly rules: readonly ChangedRule[];
}

type Compared = Pick<ReportOutline, 'cases' | 'summary'>;

/** A delay that differs by less says nothing: sampling alone moves it so far, s. */
const SAME_DELAY_S = 2;
const NOTHING: Omit<RuleWorth, 'ruleId'> = { detects: 0, first: 0, alone: 0 };

/** Rule by rule and fault by fault what changed. Faults are the same by scenario, seed, collector, onset, fault and severity. Pure. */
export function compareReports(before: Compared, after: Compared): Comparison {
  const was = playedOf(before.cases);
  const is = playedOf(after.cases);
  const both = [...is].flatMap(([id, now]) => {
    const then = was.get(id);
    return then ? [{ then, now }] : [];
  });
  const faults = both.flatMap(({ then, now }) => changeOf(then, now) ?? []);
  return {
    faults: faults.toSorted((a, b) => FAULT_CHANGES.indexOf(a.change) - FAULT_CHANGES.indexOf(b.change)),
    unchanged: both.length - faults.length,
    onlyBefore: was.size - both.length,
    onlyAfter: is.size - both.length,
    rules: changedRules(before, after),
  };
}

interface Played {
  readonly one: CaseOutline;
  readonly fault: ValidatedFault;
}

/** Faults that sensors can show. */
function playedOf(cases: readonly CaseOutline[]): ReadonlyMap<string, Played> {
  return new Map(
    cases.flatMap((one) =>
      one.faults
        .filter(({ undetectable }) => !undetectable)
        .map((fault) => [
          JSON.stringify([
            one.scenario,
            one.seed,
            fault.collector,
            fault.onsetS,
            fault.fault,
            fault.severity,
          ]),
          { one, fault },
        ]),
    ),
  );
}

function changeOf(then: Played, now: Played): ChangedFault | null {
  const before = firstOf(then.fault);
  const after = firstOf(now.fault);
  const change = nameOf(before, after);
  if (change === null) return null;
  const { scenario, seed, key } = now.one;
  const { fault, collector, severity } = now.fault;
  return { change, scenario, seed, fault, collector, severity, before, after, key };
}

function firstOf({ detections: [first] }: ValidatedFault): FirstTold | null {
  return first ? { ruleId: first.ruleId, delayS: first.delayS } : null;
}

function nameOf(before: FirstTold | null, after: FirstTold | null): FaultChange | null {
  if (!before || !after) {
    if (before) return 'missed';
    return after ? 'detected' : null;
  }
  if (after.delayS - before.delayS > SAME_DELAY_S) return 'slower';
  if (before.delayS - after.delayS > SAME_DELAY_S) return 'faster';
  return before.ruleId === after.ruleId ? null : 'other-rule';
}

/** Rules whose figures differ, in the order of what is looked at. */
function changedRules(before: Compared, after: Compared): readonly ChangedRule[] {
  const ids = new Set(
    [after, before].flatMap(({ summary, cases }) => [
      ...summary.rules.map(({ ruleId }) => ruleId),
      ...cases.flatMap(({ report }) => report.false.map(({ ruleId }) => ruleId)),
    ]),
  );
  return [...ids]
    .map((ruleId) => ({ ruleId, before: figuresOf(ruleId, before), after: figuresOf(ruleId, after) }))
    .filter((rule) => JSON.stringify(rule.before) !== JSON.stringify(rule.after));
}

function figuresOf(ruleId: RuleId, { summary, cases }: Compared): RuleFigures {
  const worth = summary.rules.find((rule) => rule.ruleId === ruleId) ?? NOTHING;
  const { detects, first, alone } = worth;
  return { detects, first, alone, uncalled: uncalledOf(ruleId, cases) };
}
