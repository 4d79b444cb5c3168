import { describe, expect, it } from 'vitest';
import type { ReportedAlarm, RunReport } from '../../../data/model/exercise';
import { reportCurves } from './report-curves';
import { countVerdicts, reportRows } from './report-rows';

const START = 1_795_330_800_000;

function raised(part: Partial<ReportedAlarm>): ReportedAlarm {
  return {
    alarmId: 'a1',
    ruleId: 'airlock-fault',
    collector: 'E2-C01',
    point: 'airlockFault',
    raisedS: 610,
    knownS: 611,
    ...part,
  };
}

const report: RunReport = {
  finished: true,
  run: 'r1',
  scenario: 'airlock-trip',
  seed: 1,
  startTs: START,
  endedS: 3600,
  durationS: 3600,
  hits: [
    {
      expected: { ruleId: 'airlock-fault', collector: 'E2-C01', fromS: 600, toS: 660 },
      alarm: raised({}),
      delayS: 10,
    },
  ],
  late: [
    {
      expected: { ruleId: 'dp-high', collector: 'E2-C01', fromS: 1000, toS: 1200 },
      alarm: raised({
        alarmId: 'a2',
        ruleId: 'dp-high',
        point: 'differentialPressurePa',
        raisedS: 1300,
      }),
      delayS: 700,
      lateS: 100,
    },
  ],
  misses: [
    {
      expected: { ruleId: 'hopper-temp-high', collector: 'E2-C01', fromS: 900, toS: 3000 },
      why: 'averted',
    },
  ],
  false: [raised({ alarmId: 'a3', ruleId: 'station-silent', point: null, raisedS: 30 })],
  unscripted: [raised({ alarmId: 'a4', collector: 'E1-C01', raisedS: 950 })],
  actions: [
    {
      simTs: START + 900_000,
      wallTs: START,
      by: '孙教员',
      kind: 'inject',
      params: { collector: 'E1-C01', fault: 'airlock-motor-trip', severity: 1, rampS: 0 },
    },
  ],
};

describe('the report as a table', () => {
  it('has a row for each expectation and each alarm, in the order of the story', () => {
    expect(reportRows(report).map(({ verdict, alarmId }) => [verdict, alarmId])).toEqual([
      ['false', 'a3'],
      ['hit', 'a1'],
      ['averted', null],
      ['unscripted', 'a4'],
      ['late', 'a2'],
    ]);
  });

  it('keeps delay and lateness where they belong', () => {
    const rows = reportRows(report);
    expect(rows.map(({ delayS, lateS }) => [delayS, lateS])).toEqual([
      [null, null],
      [10, null],
      [null, null],
      [null, null],
      [700, 100],
    ]);
  });

  it('counts each verdict', () => {
    const { misses } = report;
    const missed = [...misses, ...misses.map((each) => ({ ...each, why: 'not-raised' as const }))];
    expect(countVerdicts({ ...report, misses: missed })).toEqual({
      hit: 1,
      late: 1,
      miss: 1,
      false: 1,
      averted: 1,
      notReached: 0,
      unscripted: 1,
    });
  });
});

describe('the curves of the report', () => {
  const curves = reportCurves({
    rows: reportRows(report),
    scenario: {
      faults: [{ atS: 600, collector: 'E2-C01', fault: 'airlock-motor-trip', severity: 1, rampS: 0 }],
    },
    startTs: START,
    actions: report.actions,
    sent: (collector) =>
      collector.startsWith('E')
        ? ['running', 'airlockFault', 'differentialPressurePa', 'hopperTemperatureC']
        : [],
  });

  it('are the points behind the rows, each once', () => {
    expect(curves.map(({ collector, point }) => `${collector}/${point}`)).toEqual([
      'E2-C01/airlockFault',
      'E2-C01/hopperTemperatureC',
      'E1-C01/airlockFault',
      'E2-C01/differentialPressurePa',
    ]);
  });

  it('know their windows, raises and faults, scripted and injected', () => {
    const [airlock, hopper, injected, pressure] = curves;
    expect(airlock?.raised).toEqual([{ alarmId: 'a1', ruleId: 'airlock-fault', verdict: 'hit', atS: 610 }]);
    expect(hopper?.windows).toEqual([{ ruleId: 'hopper-temp-high', fromS: 900, toS: 3000 }]);
    expect(injected?.faults).toEqual([{ fault: 'airlock-motor-trip', collector: 'E1-C01', atS: 900 }]);
    expect(injected?.windows).toEqual([]);
    expect(pressure?.faults.map(({ atS }) => atS)).toEqual([600]);
  });
});
