import type { RuleId } from '../../../data/model/alarm';
import type { Expectation, ReportedAlarm, RunReport } from '../../../data/model/exercise';
import type { PointId } from '../../../data/model/points';

export const VERDICTS = ['hit', 'late', 'miss', 'false', 'unscripted'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** One line of the table "expected beside observed". Seconds since the story's start. */
export interface ReportRow {
  readonly key: string;
  readonly verdict: Verdict;
  readonly ruleId: RuleId;
  readonly collector: string;
  readonly point: PointId | null;
  readonly expected: { readonly fromS: number; readonly toS: number } | null;
  readonly alarmId: string | null;
  readonly raisedS: number | null;
  /** From the fault to the alarm. */
  readonly delayS: number | null;
  /** How long after its window. */
  readonly lateS: number | null;
  readonly why: RunReport['misses'][number]['why'] | null;
}

/** Every expectation and every alarm of a report, in the order of the story. */
export function reportRows(report: RunReport): readonly ReportRow[] {
  const rows = [
    ...report.hits.map(({ expected, alarm, delayS }) =>
      rowOf('hit', { expected, alarm, delayS, lateS: null, why: null }),
    ),
    ...report.late.map(({ expected, alarm, delayS, lateS }) =>
      rowOf('late', { expected, alarm, delayS, lateS, why: null }),
    ),
    ...report.misses.map(({ expected, why }) =>
      rowOf('miss', { expected, alarm: null, delayS: null, lateS: null, why }),
    ),
    ...report.false.map((alarm) => observed('false', alarm)),
    ...report.unscripted.map((alarm) => observed('unscripted', alarm)),
  ];
  return rows.sort((a, b) => momentOf(a) - momentOf(b) || a.key.localeCompare(b.key));
}

/** How many rows of each verdict. */
export function countVerdicts(report: RunReport): Readonly<Record<Verdict, number>> {
  return {
    hit: report.hits.length,
    late: report.late.length,
    miss: report.misses.length,
    false: report.false.length,
    unscripted: report.unscripted.length,
  };
}

interface RowParts extends Pick<ReportRow, 'delayS' | 'lateS' | 'why'> {
  readonly expected: Expectation;
  readonly alarm: ReportedAlarm | null;
}

function rowOf(verdict: Verdict, { expected, alarm, delayS, lateS, why }: RowParts): ReportRow {
  const { ruleId, collector, fromS, toS } = expected;
  return {
    key: `${verdict}/${ruleId}/${collector}/${expected.point ?? ''}/${fromS}/${alarm?.alarmId ?? ''}`,
    verdict,
    ruleId,
    collector,
    point: expected.point ?? alarm?.point ?? null,
    expected: { fromS, toS },
    alarmId: alarm?.alarmId ?? null,
    raisedS: alarm?.raisedS ?? null,
    delayS,
    lateS,
    why,
  };
}

function observed(verdict: Verdict, alarm: ReportedAlarm): ReportRow {
  return {
    key: `${verdict}/${alarm.alarmId}`,
    verdict,
    ruleId: alarm.ruleId,
    collector: alarm.collector,
    point: alarm.point,
    expected: null,
    alarmId: alarm.alarmId,
    raisedS: alarm.raisedS,
    delayS: null,
    lateS: null,
    why: null,
  };
}

function momentOf({ expected, raisedS }: ReportRow): number {
  return expected?.fromS ?? raisedS ?? 0;
}
