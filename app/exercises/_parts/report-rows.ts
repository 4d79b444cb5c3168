import type { RuleId } from '../../../data/model/alarm';
import type { Expectation, ReportedAlarm, RunReport } from '../../../data/model/exercise';
import type { PointId } from '../../../data/model/points';

/** What became of an expectation or an alarm. `averted` and `notReached` are the report's misses that say nothing against the alarms. */
export const VERDICTS = ['hit', 'late', 'miss', 'false', 'averted', 'notReached', 'unscripted'] as const;
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
}

/** Every expectation and every alarm of a report, in the order of the story. */
export function reportRows(report: RunReport): readonly ReportRow[] {
  const rows = [
    ...report.hits.map(({ expected, alarm, delayS }) =>
      rowOf('hit', { expected, alarm, delayS, lateS: null }),
    ),
    ...report.late.map(({ expected, alarm, delayS, lateS }) =>
      rowOf('late', { expected, alarm, delayS, lateS }),
    ),
    ...report.misses.map(({ expected, why }) =>
      rowOf(MISSED[why], { expected, alarm: null, delayS: null, lateS: null }),
    ),
    ...report.false.map((alarm) => observed('false', alarm)),
    ...report.unscripted.map((alarm) => observed('unscripted', alarm)),
  ];
  return rows.sort((a, b) => momentOf(a) - momentOf(b) || a.key.localeCompare(b.key));
}

/** How many rows of each verdict. */
export function countVerdicts(report: RunReport): Readonly<Record<Verdict, number>> {
  const missedBecause = (reason: WhyMissed): number =>
    report.misses.filter(({ why }) => why === reason).length;
  return {
    hit: report.hits.length,
    late: report.late.length,
    miss: missedBecause('not-raised'),
    false: report.false.length,
    averted: missedBecause('averted'),
    notReached: missedBecause('not-reached'),
    unscripted: report.unscripted.length,
  };
}

type WhyMissed = RunReport['misses'][number]['why'];

const MISSED: Readonly<Record<WhyMissed, Verdict>> = {
  'not-raised': 'miss',
  averted: 'averted',
  'not-reached': 'notReached',
};

interface RowParts extends Pick<ReportRow, 'delayS' | 'lateS'> {
  readonly expected: Expectation;
  readonly alarm: ReportedAlarm | null;
}

function rowOf(verdict: Verdict, { expected, alarm, delayS, lateS }: RowParts): ReportRow {
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
  };
}

function momentOf({ expected, raisedS }: ReportRow): number {
  return expected?.fromS ?? raisedS ?? 0;
}
