import { expect, test } from 'vitest';
import { FAULTS } from '../../../data/catalogue/faults';
import { caseOf, faultOf, reportOf } from '../../validate/fixtures/report-of';
import { judgeFigures } from './judge-figures';

/** Every fault of the catalogue, at full severity and at half where it has degrees. */
const EVERY_FAULT = FAULTS.flatMap(({ id, graded }) =>
  [1, ...(graded ? [0.5] : [])].map((severity) => faultOf({ fault: id, severity })),
);
const HEALTHY = { healthyDeviceDays: 400 };

function verdicts(report: ReturnType<typeof reportOf>): Record<string, string> {
  return Object.fromEntries(judgeFigures(report).map(({ id, verdict, why }) => [id, why ?? verdict]));
}

test('all hold when every fault was told of in time and nothing else was', () => {
  expect(verdicts(reportOf([caseOf({ ...HEALTHY, faults: EVERY_FAULT })]))).toEqual({
    full: 'holds',
    half: 'holds',
    ratio: 'holds',
    falseAlarms: 'holds',
    leaks: 'holds',
  });
});

test('one missed fault among all of them, and the bar does not hold', () => {
  const missed = faultOf({ fault: 'bag-blinding', detections: [] });
  const report = reportOf([caseOf({ ...HEALTHY, faults: [...EVERY_FAULT, missed] })]);
  expect(verdicts(report)).toMatchObject({ full: 'fails', half: 'holds' });
});

test('at half severity one in twenty may be missed, two may not', () => {
  const half = (count: number, detections?: []) =>
    Array.from({ length: count }, () => faultOf({ severity: 0.5, ...(detections ? { detections } : {}) }));
  const verdictOf = (missed: number) =>
    judgeFigures(reportOf([caseOf({ faults: [...half(20 - missed), ...half(missed, [])] })]))[1];
  expect(verdictOf(1)).toMatchObject({ value: 95, verdict: 'open', why: 'faults-unplayed' });
  expect(verdictOf(2)).toMatchObject({ value: 90, verdict: 'fails' });
});

test('a slow alarm, a false one and a leak each break their own bar', () => {
  const slow = [{ ruleId: 'dp-low' as const, delayS: 90, ratio: 1.51 }];
  const report = reportOf([
    caseOf({ faults: [faultOf({ detections: slow })], healthyDeviceDays: 10, falseAlarms: 1 }),
  ]);
  const summary = { ...report.summary, leaks: 1 };
  expect(verdicts({ ...report, summary })).toMatchObject({
    ratio: 'fails',
    falseAlarms: 'fails',
    leaks: 'fails',
  });
});

test('what was not played, or not long enough, does not hold', () => {
  expect(verdicts(reportOf([]))).toEqual({
    full: 'nothing-played',
    half: 'nothing-played',
    ratio: 'nothing-played',
    falseAlarms: 'nothing-played',
    leaks: 'holds',
  });
  const some = reportOf([caseOf({ faults: [faultOf()], healthyDeviceDays: 399 })]);
  expect(verdicts(some)).toMatchObject({ full: 'faults-unplayed', falseAlarms: 'too-few-days' });
  expect(judgeFigures(some)[0]?.unplayed).toBe(FAULTS.length - 1);
});
