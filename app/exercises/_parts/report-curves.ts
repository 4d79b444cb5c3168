import type { RuleId } from '../../../data/model/alarm';
import type { RunAction } from '../../../data/model/exercise';
import type { PointId } from '../../../data/model/points';
import type { Scenario } from '../../../data/model/scenario';
import type { ReportRow, Verdict } from './report-rows';
import { pointsOfRule } from './rule-facts';

/** A curve of the report: one point of one collector with what was expected and what came. Seconds since the story's start. */
export interface ReportCurve {
  readonly collector: string;
  readonly point: PointId;
  readonly windows: readonly { readonly ruleId: RuleId; readonly fromS: number; readonly toS: number }[];
  readonly raised: readonly {
    readonly alarmId: string;
    readonly ruleId: RuleId;
    readonly verdict: Verdict;
    readonly atS: number;
  }[];
  readonly faults: readonly { readonly fault: string; readonly atS: number }[];
}

export interface CurveInput {
  readonly rows: readonly ReportRow[];
  readonly scenario: Pick<Scenario, 'faults'>;
  readonly startTs: number;
  readonly actions: readonly RunAction[];
  /** Points that a collector sends; empty for one that is not registered. */
  readonly sent: (collector: string) => readonly PointId[];
}

/** The curves behind the rows of a report, in the order of the rows, each point once. */
export function reportCurves(input: CurveInput): readonly ReportCurve[] {
  const faults = faultBegins(input);
  const curves = new Map<string, ReportCurve>();
  for (const row of input.rows) {
    for (const point of pointsBehind(row, input.sent(row.collector))) {
      const key = `${row.collector}/${point}`;
      const held = curves.get(key) ?? emptyCurve(row.collector, point, faults);
      curves.set(key, withRow(held, row));
    }
  }
  return [...curves.values()];
}

function pointsBehind(row: ReportRow, sent: readonly PointId[]): readonly PointId[] {
  if (row.point !== null) return sent.includes(row.point) ? [row.point] : [];
  return pointsOfRule(row.ruleId, sent);
}

function emptyCurve(collector: string, point: PointId, faults: readonly FaultBegin[]): ReportCurve {
  return {
    collector,
    point,
    windows: [],
    raised: [],
    faults: faults.filter((each) => each.collector === collector),
  };
}

function withRow(
  curve: ReportCurve,
  { ruleId, verdict, expected, raisedS, alarmId }: ReportRow,
): ReportCurve {
  const window = expected ? [{ ruleId, ...expected }] : [];
  const raise = raisedS !== null && alarmId !== null ? [{ alarmId, ruleId, verdict, atS: raisedS }] : [];
  return { ...curve, windows: [...curve.windows, ...window], raised: [...curve.raised, ...raise] };
}

interface FaultBegin {
  readonly collector: string;
  readonly fault: string;
  readonly atS: number;
}

/** Faults of the scenario and those that the trainer put in. */
function faultBegins({ scenario, startTs, actions }: CurveInput): readonly FaultBegin[] {
  const injected = actions.flatMap(({ kind, params, simTs }): FaultBegin[] => {
    const { collector, fault } = params;
    if (kind !== 'inject' || typeof collector !== 'string' || typeof fault !== 'string') return [];
    return [{ collector, fault, atS: (simTs - startTs) / 1000 }];
  });
  const scripted = scenario.faults.map(({ collector, fault, atS }) => ({ collector, fault, atS }));
  return [...scripted, ...injected];
}
