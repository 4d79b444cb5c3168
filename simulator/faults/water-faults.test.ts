import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { PointId } from '../../data/model/points';
import { agedState } from '../aged-state';
import type { Plant, PlantState, WetModel, WetState } from '../plant';
import { step } from '../step';
import { runTrial, TRIAL_TS, type TrialMoment, trialPlant } from '../testing/run-trial';

/** Simulated hours take their time on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });

const HOUR = 3600;
/** E5-C01 in health: 20 m3/h of spray with a deviation of 0.16, 0.70 m of water within its float's play of 24 mm. */
const COLLECTOR = 'E5-C01';
const healthy = runTrial({ collector: COLLECTOR, seconds: HOUR, stepS: 5 });

test('in health the loop stands at its set values and is quiet', () => {
  const { mean, deviation } = sprayOf(healthy, 0, HOUR);
  expect(mean).toBeCloseTo(20, 1);
  expect(deviation).toBeLessThan(0.25);
  for (const { state } of healthy) expect(wet(state).pumpPa).toBeCloseTo(250_000, -1);
});

test('23 make-up stuck shut: the level sinks by 4 cm an hour, past 80 % in 4 h; only at 0.21 m, after 12 h, the spray goes', () => {
  const series = trial('make-up-valve-stuck-shut', { seconds: 18 * HOUR, stepS: 10 });
  const levels = [1, 2, 3, 4, 8].map((hour) => at(series, hour * HOUR, 'tankLevelM'));
  const fallsCmH = levels.slice(0, 3).map((level, i) => 100 * (level - (levels[i + 1] ?? 0)));
  for (const fall of fallsCmH) expect(fall).toBeGreaterThan(3);
  for (const fall of fallsCmH) expect(fall).toBeLessThan(5);
  expect(levels[3]).toBeLessThan(0.8 * 0.7);
  expect(sprayOf(series, 7 * HOUR, 11 * HOUR).mean).toBeCloseTo(20, 1);
  const drawing = sprayOf(series, 14 * HOUR, 15 * HOUR);
  expect(drawing.mean).toBeLessThan(16);
  expect(drawing.deviation).toBeGreaterThan(1);
});

test('24 make-up stuck open: the level climbs by half a metre an hour to the rim at 1.2 m and stays; the spray does not care', () => {
  const series = trial('make-up-valve-stuck-open', { seconds: 2 * HOUR, stepS: 5 });
  expect(at(series, HOUR / 2, 'tankLevelM') - at(series, 5, 'tankLevelM')).toBeCloseTo(0.27, 1);
  expect(at(series, 1200, 'tankLevelM')).toBeGreaterThan(1.2 * 0.7);
  expect(at(series, 2 * HOUR, 'tankLevelM')).toBeCloseTo(1.2, 1);
  expect(sprayOf(series, 0, 2 * HOUR).mean).toBeCloseTo(20, 1);
});

test.each([
  [1, 1.75, 360],
  [0.5, 0.6, 960],
])(
  '25 a leak of %f x 6 m3/h: the level falls by %f m an hour against an open make-up, past four fifths of its set value in %i s',
  (severity, fallMH, seconds) => {
    const series = trial('tank-leak', { severity, seconds: 960, stepS: 5 });
    const [from, to] = severity === 1 ? [120, 420] : [300, 900];
    const fall = at(series, from, 'tankLevelM') - at(series, to, 'tankLevelM');
    expect(Math.abs((fall * HOUR) / (to - from) / fallMH - 1)).toBeLessThan(0.1);
    expect(at(series, seconds, 'tankLevelM')).toBeLessThan(0.8 * 0.7);
    expect(sprayOf(series, 0, 300).mean).toBeCloseTo(20, 1);
  },
);

test('25 then 27: as the leak uncovers the suction, the spray falls with the level and jumps, and ends on the bottom', () => {
  const series = trial('tank-leak', { seconds: HOUR, stepS: 1 });
  const between = (low: number, high: number) =>
    describeSpray(series.filter(({ state }) => isBetween(wet(state).tank.levelM, low, high)));
  expect(between(0.25, 0.6).mean).toBeCloseTo(20, 1);
  expect(between(0.08, 0.17).mean).toBeLessThan(14);
  expect(between(0.08, 0.17).deviation).toBeGreaterThan(1);
  expect(at(series, HOUR, 'sprayFlowM3h')).toBe(0);
});

test('26 pump trip: the spray ends within 20 s while the fan runs on; the level stands, the dust passes unwashed', () => {
  const series = trial('pump-trip', { seconds: 600 });
  expect(at(series, 25, 'sprayFlowM3h')).toBe(0);
  expect(at(series, 600, 'running')).toBe(1);
  expect(at(series, 600, 'producing')).toBe(1);
  expect(wet(series.at(-1)?.state).pumpPa).toBe(0);
  expect(Math.abs(at(series, 600, 'tankLevelM') - at(series, 60, 'tankLevelM'))).toBeLessThan(0.015);
  const [early, late] = [wet(series[60]?.state), wet(series.at(-1)?.state)];
  expect(late.dustOutKg - early.dustOutKg).toBeGreaterThan(0.95 * (late.dustInKg - early.dustInKg));
});

test.each([
  [1, 7.8, 45_000],
  [0.5, 13.1, 120_000],
])(
  '27 cavitation at severity %f: within a minute about %f m3/h that jump by over 7 percent (pump at %i Pa); the level stays, the pressure falls',
  (severity, flowM3h, pa) => {
    const series = trial('pump-cavitation', { severity, seconds: HOUR });
    const { mean, deviation } = sprayOf(series, 60, HOUR);
    expect(Math.abs(mean / flowM3h - 1)).toBeLessThan(0.05);
    expect(deviation / mean).toBeGreaterThan(0.07);
    const levels = series.map(({ values }) => values.tankLevelM ?? Number.NaN);
    expect(Math.min(...levels)).toBeGreaterThan(0.67);
    expect(Math.max(...levels)).toBeLessThan(0.73);
    expect(meanOf(series.slice(60).map(({ state }) => wet(state).pumpPa))).toBeLessThan(1.1 * pa);
  },
);

test('27 a strainer three quarters free still gives the pump its water: less flow than a percent, no burst', () => {
  const series = trial('pump-cavitation', { severity: 0.037, seconds: 600 });
  expect(sprayOf(series, 60, 600).mean).toBeGreaterThan(19.8);
  expect(series.every(({ state }) => wet(state).pockets === 0)).toBe(true);
});

test.each([
  [1, 4.53, 321],
  [0.5, 13, 293],
])(
  '28 nozzles clogged at severity %f: %f m3/h without a jump, the pump at %i kPa instead of 250, the level as ever',
  (severity, flowM3h, kPa) => {
    const series = trial('nozzle-clogging', { severity, seconds: HOUR, stepS: 5 });
    const { mean, deviation } = sprayOf(series, 60, HOUR);
    expect(mean).toBeCloseTo(flowM3h, 1);
    expect(deviation).toBeLessThan(0.2);
    expect(wet(series.at(-1)?.state).pumpPa / 1000).toBeCloseTo(kPa, 0);
    expect(Math.abs(at(series, HOUR, 'tankLevelM') - 0.7)).toBeLessThan(0.03);
  },
);

test('28 over a day the flow sinks slowly: after a quarter of the ramp a fifth of the nozzles has cost 16 %', () => {
  const series = runTrial({
    collector: COLLECTOR,
    seconds: 6 * HOUR,
    stepS: 10,
    fault: { id: 'nozzle-clogging', severity: 1, rampS: 24 * HOUR },
  });
  expect(sprayOf(series, 5.9 * HOUR, 6 * HOUR).mean).toBeCloseTo(16.7, 0);
});

test.each([
  ['E1-C03', 1, 25, 55],
  ['E1-C03', 0.5, 10, 17],
  ['E5-C01', 1, 40, 100],
  ['E5-C01', 0.5, 16, 30],
  ['E5-C02', 1, 55, 100],
  ['E5-C02', 0.5, 21, 40],
])(
  '29 hydrogen at %s, severity %f, fan on: past %i percent of its limit in 10 min, %i in 30 min; nothing else at the station moves',
  (collector, severity, early, late) => {
    const options = { collector, seconds: 1800, stepS: 5 };
    const series = runTrial({ ...options, fault: { id: 'hydrogen-build-up', severity, rampS: 0 } });
    expect(at(series, 600, 'hydrogenPercentLel')).toBeGreaterThan(early);
    expect(at(series, 1800, 'hydrogenPercentLel')).toBeGreaterThanOrEqual(late);
    expect(withoutHydrogen(series)).toEqual(withoutHydrogen(runTrial(options)));
  },
);

test.each([
  [1, 20],
  [0.5, 30],
])(
  '29 at rest, severity %f: with the fan off the headspace passes a quarter of its limit within %i min, in health it stays below 5 all weekend',
  (severity, minutes) => {
    const options = {
      collector: COLLECTOR,
      stepS: 10,
      alwaysOn: false,
      startTs: Date.parse('2026-07-18T20:00:00+08:00'),
    };
    const series = runTrial({
      ...options,
      seconds: 1800,
      fault: { id: 'hydrogen-build-up', severity, rampS: 0 },
    });
    expect(at(series, 1800, 'running')).toBe(0);
    expect(at(series, minutes * 60, 'hydrogenPercentLel')).toBeGreaterThan(25);
    const weekend = runTrial({ ...options, seconds: 34 * HOUR });
    expect(Math.max(...weekend.map(({ values }) => values.hydrogenPercentLel ?? 0))).toBeLessThan(5);
  },
);

test('29 a dust that water does not touch gives off nothing', () => {
  const { plant, model } = trialWet(COLLECTOR);
  const inert: Plant = { ...plant, collectors: [{ ...model, metal: null }] };
  let state = withFaults(agedState(plant, 1, TRIAL_TS), ['hydrogen-build-up']);
  for (let i = 0; i < 360; i++) state = step(inert, state, 10);
  expect(wet(state.collectors[0]).hydrogen).toBe(0);
});

test('wet aluminium without its water: with a leak the fast reaction heats the sludge to boiling within 4 h, under water not by 5 K', () => {
  const { plant } = trialWet('E1-C03');
  const sludgeC = (faults: readonly string[]) => {
    let state = withFaults(agedState(plant, 1, TRIAL_TS), faults);
    for (let i = 0; i < 1440; i++) state = step(plant, state, 10);
    return wet(state.collectors[0]).sludgeC;
  };
  expect(sludgeC(['hydrogen-build-up'])).toBeLessThan(20);
  expect(sludgeC(['tank-leak'])).toBeLessThan(20);
  expect(sludgeC(['hydrogen-build-up', 'tank-leak'])).toBe(100);
});

test('30 frozen: no spray within 20 s, a level without a ripple, fan and production on; thawed, all is back in a minute', () => {
  const series = trial('water-frozen', { seconds: 600 });
  expect(at(series, 25, 'sprayFlowM3h')).toBe(0);
  expect(at(series, 600, 'running')).toBe(1);
  const levels = series.slice(5).map(({ values }) => values.tankLevelM ?? Number.NaN);
  expect(Math.max(...levels) - Math.min(...levels)).toBeLessThan(0.0025);
  const inHealth = healthy.slice(0, 100).map(({ values }) => values.tankLevelM ?? Number.NaN);
  expect(Math.max(...inHealth) - Math.min(...inHealth)).toBeGreaterThan(0.01);
  const last = wet(series.at(-1)?.state);
  expect(last.pumpPa).toBeCloseTo(325_000, 0);
  expect(last.waterC).toBe(0);
  const { plant } = trialWet(COLLECTOR);
  let state: PlantState = { ...agedState(plant, 1, TRIAL_TS), collectors: [{ ...last, id: COLLECTOR }] };
  for (let i = 0; i < 60; i++) state = step(plant, state);
  expect(wet(state.collectors[0]).sprayM3s * 3600).toBeCloseTo(20, 1);
});

test('water and sludge stay in balance through leaks, overflows, frost and thaw', () => {
  const id = fc.constantFrom(
    'tank-leak',
    'make-up-valve-stuck-open',
    'make-up-valve-stuck-shut',
    'water-frozen',
    'pump-cavitation',
    'nozzle-clogging',
    'hydrogen-build-up',
    'pump-trip',
  );
  const fault = fc.record({
    id,
    severity: fc.double({ min: 0.01, max: 1, noNaN: true }),
    fromS: fc.integer({ min: 0, max: 9000 }),
    untilS: fc.integer({ min: 0, max: 12_000 }),
  });
  fc.assert(
    fc.property(
      fc.constantFrom('E1-C03', 'E5-C01', 'E5-C02'),
      fc.integer({ min: 1, max: 1e6 }),
      fc.array(fault, { maxLength: 4 }),
      (collector, seed, faults) => {
        const { plant, model } = trialWet(collector, seed);
        const start = agedState(plant, seed, TRIAL_TS);
        let state = start;
        for (let s = 0; s < 10_000; s += 10) {
          const acting = faults.filter(({ fromS, untilS }) => fromS <= s && s < untilS);
          const active = acting.map(({ id, severity }) => ({
            id,
            severity,
            rampS: 0,
            collector,
            sinceTs: TRIAL_TS,
          }));
          state = step(plant, { ...state, faults: active }, 10);
        }
        expectWaterBalance(model, wet(start.collectors[0]), wet(state.collectors[0]));
      },
    ),
    { numRuns: 40, seed: 30 },
  );
});

test('a cavitating wet collector steps in less than 100 us, 10,000 times faster than life', () => {
  const { plant } = trialWet(COLLECTOR);
  let state = withFaults(agedState(plant, 1, TRIAL_TS), ['pump-cavitation']);
  for (let i = 0; i < 5000; i++) state = step(plant, state);
  const best = Math.min(
    ...[1, 2, 3, 4, 5].map(() => {
      const from = performance.now();
      for (let i = 0; i < 5000; i++) state = step(plant, state);
      return (performance.now() - from) / 5;
    }),
  );
  expect(best).toBeLessThan(100);
});

function expectWaterBalance(model: WetModel, before: WetState, after: WetState): void {
  const gained = (after.tank.levelM - before.tank.levelM) * model.tank.areaM2;
  expect(gained).toBeCloseTo(after.tank.madeUpM3 - after.tank.lostM3, 9);
  expect(after.tank.levelM).toBeGreaterThanOrEqual(0);
  expect(after.tank.levelM).toBeLessThanOrEqual(model.tank.heightM + 1e-12);
  const [a, b, c] = after.wetMetal.guardedKg;
  expect(a + b + c + after.wetMetal.baredKg).toBeCloseTo(after.sludgeKg, 6);
  expect(after.sludgeKg - before.sludgeKg).toBeCloseTo(after.dustInKg - after.dustOutKg, 6);
  expect(after.hydrogen).toBeGreaterThanOrEqual(0);
  expect(after.hydrogen).toBeLessThanOrEqual(1);
}

function trial(id: string, options: { seconds: number; severity?: number; stepS?: number }): TrialMoment[] {
  const { seconds, severity = 1, stepS = 1 } = options;
  return runTrial({ collector: COLLECTOR, seconds, stepS, fault: { id, severity, rampS: 0 } });
}

function trialWet(collector: string, seed = 1): { plant: Plant; model: WetModel } {
  const plant = trialPlant(collector, true, seed);
  const [model] = plant.collectors;
  if (model?.type !== 'wet') throw new Error(`${collector} is wet`);
  return { plant, model };
}

function withFaults(state: PlantState, ids: readonly string[]): PlantState {
  const collector = state.collectors[0]?.id ?? '';
  return {
    ...state,
    faults: ids.map((id) => ({ id, collector, severity: 1, rampS: 0, sinceTs: TRIAL_TS - 1 })),
  };
}

function withoutHydrogen(series: readonly TrialMoment[]) {
  return series.map(({ values: { hydrogenPercentLel: _, ...others } }) => others);
}

function sprayOf(series: readonly TrialMoment[], from: number, until: number) {
  return describeSpray(series.filter(({ second }) => second > from && second <= until));
}

function describeSpray(series: readonly TrialMoment[]): { mean: number; deviation: number } {
  const flows = series.map(({ values }) => values.sprayFlowM3h ?? Number.NaN);
  const mean = meanOf(flows);
  return { mean, deviation: Math.sqrt(meanOf(flows.map((flow) => (flow - mean) ** 2))) };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function at(series: readonly TrialMoment[], second: number, point: PointId): number {
  return series.findLast((moment) => moment.second <= second)?.values[point] ?? Number.NaN;
}

function isBetween(value: number, low: number, high: number): boolean {
  return value > low && value < high;
}

function wet(state: TrialMoment['state'] | undefined): WetState {
  if (state?.type !== 'wet') throw new Error('a wet collector was expected');
  return state;
}
