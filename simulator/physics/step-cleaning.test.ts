import { expect, test } from 'vitest';
import { type CleaningSettings, type CleaningState, stepCleaning } from './step-cleaning';

const settings: CleaningSettings = {
  mode: 'on-demand',
  rows: 3,
  pulseIntervalS: 10,
  sweepPeriodS: 100,
  startPa: 1040,
  stopPa: 960,
};
const fresh: CleaningState = { sweeping: false, nextRow: 0, sinceSweepS: 0, sincePulseS: 10, pulsed: 0 };

test('on demand: rows in turn, 10 s apart, from the upper to the lower set-point', () => {
  const fired = run(settings, (second) => (second < 5 ? 1000 : 1050 - second), 120);
  expect(fired).toEqual([
    [5, 0],
    [15, 1],
    [25, 2],
    [35, 0],
    [45, 1],
    [55, 2],
    [65, 0],
    [75, 1],
    [85, 2],
  ]);
});

test('timer: every row once a period, whatever the pressure', () => {
  const fired = run({ ...settings, mode: 'timer' }, () => 0, 230);
  expect(fired.map(([, row]) => row)).toEqual([0, 1, 2, 0, 1, 2]);
  expect(fired.map(([second]) => second)).toEqual([99, 109, 119, 199, 209, 219]);
});

test('a stopped fan stops the sweep', () => {
  const sweeping = { ...fresh, sweeping: true };
  const stopped = stepCleaning(settings, sweeping, {
    differentialPressurePa: 2000,
    fanRuns: false,
    hung: false,
    dtS: 1,
  });
  expect(stopped.row).toBeNull();
  expect(stopped.state.sweeping).toBe(false);
});

test('a controller that hangs fires nothing and later goes on where it stood', () => {
  const sweeping = { ...fresh, sweeping: true, nextRow: 2 };
  const input = { differentialPressurePa: 2000, fanRuns: true, dtS: 1 };
  const hung = stepCleaning(settings, sweeping, { ...input, hung: true });
  expect(hung).toEqual({ state: sweeping, row: null });
  expect(stepCleaning(settings, hung.state, { ...input, hung: false }).row).toBe(2);
});

function run(
  with_: CleaningSettings,
  pressure: (second: number) => number,
  seconds: number,
): [number, number][] {
  const fired: [number, number][] = [];
  let state = fresh;
  for (let second = 0; second < seconds; second++) {
    const next = stepCleaning(with_, state, {
      differentialPressurePa: pressure(second),
      fanRuns: true,
      hung: false,
      dtS: 1,
    });
    state = next.state;
    if (next.row !== null) fired.push([second, next.row]);
  }
  return fired;
}
