import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { SAMPLE_RECORDS } from '../data/catalogue/sample-plants';
import { agedState } from './aged-state';
import { ALL_FAULTS } from './faults/all-faults';
import type { CollectorModel, CollectorState, DryModel, Plant, PlantState } from './plant';
import { samplePlant } from './sample-plant';
import { step } from './step';
import { runTrial, TRIAL_TS, type TrialMoment, trialPlant } from './testing/run-trial';

/** Simulated days take their time on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });

const COLLECTORS = SAMPLE_RECORDS.flatMap((record) => (record.kind === 'collector' ? [record.id] : []));
const DRY = SAMPLE_RECORDS.flatMap((record) =>
  record.kind === 'collector' && record.type === 'dry' ? [record] : [],
);
const WET = SAMPLE_RECORDS.flatMap((record) =>
  record.kind === 'collector' && record.type === 'wet' ? [record] : [],
);

test('the same plant, state and steps give the same bytes, also through JSON', () => {
  const once = runTrial({ collector: 'E1-C01', seconds: 600 });
  expect(JSON.stringify(runTrial({ collector: 'E1-C01', seconds: 600 }))).toBe(JSON.stringify(once));
  expect(JSON.stringify(runTrial({ collector: 'E1-C01', seconds: 600, seed: 2 }))).not.toBe(
    JSON.stringify(once),
  );
  const plant = trialPlant('E1-C03');
  const state = agedState(plant, 1, TRIAL_TS);
  expect(step(plant, JSON.parse(JSON.stringify(state)) as PlantState)).toEqual(step(plant, state));
});

test('dust and water are neither made nor lost, everything stays finite, whatever fails', () => {
  const fault = fc.record({
    id: fc.constantFrom(...ALL_FAULTS.map(({ id }) => id)),
    severity: fc.double({ min: 0.01, max: 1, noNaN: true }),
    rampS: fc.integer({ min: 0, max: 600 }),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...COLLECTORS),
      fc.integer({ min: 1, max: 1e6 }),
      fc.array(fault, { maxLength: 4 }),
      fc.constantFrom(0.5, 1, 5, 10),
      (collector, seed, faults, dtS) => {
        const plant = trialPlant(collector, true, seed);
        const start = agedState(plant, seed, TRIAL_TS);
        const active = faults.map((one) => ({ ...one, collector, sinceTs: TRIAL_TS + 60_000 }));
        let state: PlantState = { ...start, faults: active };
        for (let i = 0; i < 250; i++) state = samplePlant(plant, step(plant, state, dtS)).state;
        expectBalance(plant, start, state);
        expectFinite(state);
      },
    ),
    { numRuns: 60, seed: 42 },
  );
});

test('a hopper never cools below its surroundings nor heats above its gas without a nest', () => {
  for (const { state } of runTrial({ collector: 'E4-C01', seconds: 7200, stepS: 10 })) {
    if (state.type !== 'dry') throw new Error('E4-C01 is dry');
    expect(state.hopperC).toBeGreaterThan(15.9);
    expect(state.hopperC).toBeLessThan(state.gasC);
  }
});

test('reference run: 200 m2, 4 g/m3, 1100/1400 Pa on demand keeps 1050-1400 Pa and 4.0-4.24 m3/s', () => {
  const [plant, start] = referenceRun();
  for (const { pa, flow } of runPressure(plant, start, 8 * 3600)) {
    expect(pa).toBeGreaterThan(1040);
    expect(pa).toBeLessThan(1405);
    expect(flow).toBeGreaterThan(4);
    expect(flow).toBeLessThan(4.24);
  }
});

test('reference run with the cleaning stopped: 1100 to 2000 Pa in about 6 h', () => {
  const [plant, start] = referenceRun(1100);
  const dead = { id: 'pulse-air-lost', collector: 'E1-C01', severity: 1, rampS: 0, sinceTs: 0 };
  const series = runPressure(plant, { ...start, faults: [dead] }, 14 * 3600);
  expect(series[0]?.pa).toBeCloseTo(1100, -2);
  const hours = (series.find(({ pa }) => pa >= 2000)?.second ?? Number.NaN) / 3600;
  expect(hours).toBeGreaterThan(5.5);
  expect(hours).toBeLessThan(6.7);
});

test.each(DRY)('$id swings around its set value for a day at work, 60 s means within 20 %', (collector) => {
  const set = collector.setValues.differentialPressurePa ?? Number.NaN;
  const series = runTrial({ collector: collector.id, seconds: 86_400, stepS: 10 });
  const means = meansOf(series, 6);
  expect(Math.max(...means)).toBeLessThan(1.1 * set);
  expect(Math.min(...means)).toBeGreaterThan(0.9 * set);
  expect(mean(means)).toBeGreaterThan(0.95 * set);
  expect(mean(means)).toBeLessThan(1.05 * set);
  for (const { values } of series) {
    expect(values.hopperTemperatureC).toBeLessThan(45);
    expect(values.airlockFault).toBe(0);
  }
});

test.each(WET)('$id keeps its level and spray for a day at work, and its hydrogen thin', (collector) => {
  const { tankLevelM: level = Number.NaN, sprayFlowM3h: spray = Number.NaN } = collector.setValues;
  for (const { values } of runTrial({ collector: collector.id, seconds: 86_400, stepS: 10 })) {
    expect(Math.abs((values.tankLevelM ?? 0) - level)).toBeLessThan(0.03);
    expect(Math.abs((values.sprayFlowM3h ?? 0) / spray - 1)).toBeLessThan(0.06);
    expect(values.hydrogenPercentLel).toBeLessThan(5);
  }
});

test('the sawtooth on demand: slow rise, quick fall, 5 to 12 % of the set value, some teeth an hour', () => {
  const teeth = teethOf(runTrial({ collector: 'E1-C01', seconds: 4 * 3600 }));
  expect(teeth.length).toBeGreaterThan(4);
  expect(teeth.length).toBeLessThan(40);
  for (const { depthPa, fallS } of teeth) {
    expect(depthPa).toBeGreaterThan(0.05 * 1050);
    expect(depthPa).toBeLessThan(0.12 * 1050);
    expect(fallS).toBeLessThan(120);
  }
});

test('a timed sweep comes once a period and fires every row', () => {
  const series = runTrial({ collector: 'E4-C02', seconds: 4 * 3600 });
  const [model] = trialPlant('E4-C02').collectors;
  if (model?.type !== 'dry') throw new Error('E4-C02 is dry');
  const pulses = series.filter(({ state }) => state.type === 'dry' && state.pulsing).length;
  const sweeps = (4 * 3600) / model.cleaning.sweepPeriodS;
  expect(pulses).toBeGreaterThanOrEqual(Math.floor(sweeps - 1) * model.cleaning.rows);
  expect(pulses).toBeLessThanOrEqual(Math.ceil(sweeps + 1) * model.cleaning.rows);
});

test('a registered day: on before production, off at least 10 min after it, silent on Sunday', () => {
  const monday = runTrial({
    collector: 'E2-C02',
    seconds: 86_400,
    alwaysOn: false,
    startTs: Date.parse('2026-11-23T00:00:00+08:00'),
    stepS: 10,
  });
  const from = (point: 'running' | 'producing') =>
    monday.find(({ values }) => values[point] === 1)?.second ?? 0;
  const until = (point: 'running' | 'producing') =>
    monday.findLast(({ values }) => values[point] === 1)?.second ?? 0;
  expect(from('producing')).toBe(8 * 3600);
  expect(from('running')).toBeLessThan(8 * 3600 - 120);
  expect(until('running') - until('producing')).toBeGreaterThan(600);
  const sunday = Date.parse('2026-11-22T00:00:00+08:00');
  const idle = runTrial({
    collector: 'E2-C02',
    seconds: 86_400,
    alwaysOn: false,
    startTs: sunday,
    stepS: 10,
  });
  expect(idle.some(({ values }) => values.running === 1 || values.producing === 1)).toBe(false);
  expect(Math.max(...idle.map(({ values }) => values.differentialPressurePa ?? 0))).toBeLessThan(10);
});

test('coarse and fine steps tell the same day', () => {
  const fine = mean(runTrial({ collector: 'E3-C01', seconds: 14_400, stepS: 1 }).map(pressureOf));
  const coarse = mean(runTrial({ collector: 'E3-C01', seconds: 14_400, stepS: 5 }).map(pressureOf));
  expect(Math.abs(fine / coarse - 1)).toBeLessThan(0.01);
});

test('a step of no or too much time is refused', () => {
  const plant = trialPlant('E1-C01');
  const state = agedState(plant, 1, TRIAL_TS);
  expect(() => step(plant, state, 0)).toThrow('dtS 0');
  expect(() => step(plant, state, 11)).toThrow('dtS 11');
});

function expectBalance(plant: Plant, start: PlantState, end: PlantState): void {
  plant.collectors.forEach((model, i) => {
    const [before, after] = [start.collectors[i], end.collectors[i]];
    if (!before || !after) throw new Error('the state lost a collector');
    const moved = after.dustInKg - after.dustOutKg;
    expect(storedKg(model, after) - storedKg(model, before)).toBeCloseTo(moved, 6);
    expect(after.dustOutKg).toBeGreaterThanOrEqual(before.dustOutKg);
    expect(after.type === 'dry' ? after.hopperDustKg : after.sludgeKg).toBeGreaterThan(-1e-9);
    if (model.type !== 'wet' || before.type !== 'wet' || after.type !== 'wet') return;
    const gained = (after.tank.levelM - before.tank.levelM) * model.tank.areaM2;
    expect(gained).toBeCloseTo(after.tank.madeUpM3 - after.tank.lostM3, 9);
    expect(after.tank.levelM).toBeGreaterThanOrEqual(0);
  });
}

function storedKg(model: CollectorModel, state: CollectorState): number {
  if (state.type === 'wet') return state.ductDepositKg + state.sludgeKg;
  if (model.type !== 'dry') throw new Error('a dry state needs a dry model');
  return state.ductDepositKg + state.hopperDustKg + mean(state.cakeLoadsKgM2) * model.filterAreaM2;
}

function expectFinite(value: unknown): void {
  if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
  if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) expectFinite(part);
}

/** The reference parameters of the literature study; its fan is inferred from its flows. */
function referenceRun(startPa = 1400): [Plant, PlantState] {
  const plant = trialPlant('E1-C01');
  const [dry] = plant.collectors;
  if (dry?.type !== 'dry') throw new Error('E1-C01 is dry');
  const model: DryModel = {
    ...dry,
    filterAreaM2: 200,
    dustKgM3: 0.004,
    cloth: { residualDragPaSM: 2.5e4, cakeResistancePerS: 6e4 },
    ageingPerHour: 0,
    fan: { shutOffPa: 5206, fallPaS2M6: 100 },
    ductPaS2M6: 132,
    residualKgM2: 0.02,
    cleaning: {
      mode: 'on-demand',
      rows: 20,
      pulseIntervalS: 10,
      sweepPeriodS: 3600,
      startPa: 1400,
      stopPa: 1100,
    },
  };
  const reference = { ...plant, collectors: [model] };
  const aged = { ...model, cleaning: { ...model.cleaning, startPa } };
  return [reference, agedState({ ...plant, collectors: [aged] }, 1, TRIAL_TS)];
}

function runPressure(plant: Plant, start: PlantState, seconds: number) {
  const series: { second: number; pa: number; flow: number }[] = [];
  let state = start;
  for (let second = 5; second <= seconds; second += 5) {
    state = step(plant, state, 5);
    const [collector] = state.collectors;
    if (second <= 120 || collector?.type !== 'dry') continue;
    series.push({ second, pa: collector.differentialPressurePa, flow: collector.airFlowM3s });
  }
  return series;
}

/** Falls of the smoothed true pressure from each peak to the next trough while pulses fire. */
function teethOf(series: readonly TrialMoment[]) {
  const teeth: { depthPa: number; fallS: number }[] = [];
  let peak: { pa: number; second: number } | undefined;
  let last: { pa: number; second: number } | undefined;
  for (const { state, second } of series) {
    if (state.type !== 'dry') continue;
    const now = { pa: state.differentialPressurePa, second };
    if (state.cleaning.sweeping && !peak) peak = now;
    if (!state.cleaning.sweeping && peak && last) {
      teeth.push({ depthPa: peak.pa - now.pa, fallS: now.second - peak.second });
      peak = undefined;
    }
    last = now;
  }
  return teeth;
}

function pressureOf({ values }: TrialMoment): number {
  return values.differentialPressurePa ?? Number.NaN;
}

function meansOf(series: readonly TrialMoment[], size: number): number[] {
  const means: number[] = [];
  for (let i = 0; i + size <= series.length; i += size)
    means.push(mean(series.slice(i, i + size).map(pressureOf)));
  return means;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
