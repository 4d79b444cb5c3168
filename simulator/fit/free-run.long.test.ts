import { expect, test } from 'vitest';
import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import type { PointId } from '../../data/model/points';
import type { RegistryRecord } from '../../data/model/registry';
import { agedState } from '../aged-state';
import { buildPlant } from '../build-plant';
import type { Plant } from '../plant';
import { samplePlant } from '../sample-plant';
import { step } from '../step';
import { varyPlant } from '../vary-plant';
import { warmUp, warmUpFrom } from '../warm-up';
import { fitPlant } from './fit-plant';
import type { CollectorReadings } from './fitted-plant';
import { predictPlant } from './predict-plant';

const HOUR_MS = 3_600_000;
const SAMPLE_S = 5;
const AHEAD = 3600 / SAMPLE_S;
/** On demand and timed, indoors and out, with and without an inlet temperature, wet with a conveyor and by hand. */
const COLLECTORS = ['E1-C01', 'E1-C02', 'E2-C02', 'E2-C04', 'E4-C01', 'E5-C01', 'E5-C02'];
/** The morning's first hours, across the pause, an afternoon. */
const HOURS = [10, 15.5];
const DAYS = [
  { day: '2026-07-21', seed: 41 },
  { day: '2026-11-24', seed: 42 },
];

interface Score {
  readonly point: PointId;
  /** Root mean squares of the hour: forecast's median and last value against what came. */
  readonly forecast: number;
  readonly persistence: number;
  readonly held: number;
}

test('a free run of an hour beats the last value on every analog point, and its 90 % band holds what comes', () => {
  const scores = DAYS.flatMap(({ day, seed }) => COLLECTORS.flatMap((id) => scoreDay(id, day, seed)));
  const table = summarise(scores);
  process.stdout.write(`${JSON.stringify(table, null, 1)}\n`);
  for (const { point, ratio } of table) expect(ratio, point).toBeLessThan(1);
  const held = scores.reduce((sum, score) => sum + score.held, 0) / scores.length;
  expect(held).toBeGreaterThan(0.85);
  expect(held).toBeLessThan(0.95);
});

function summarise(scores: readonly Score[]) {
  return [...new Set(scores.map(({ point }) => point))].map((point) => {
    const own = scores.filter((score) => score.point === point);
    const mean = (value: (score: Score) => number) =>
      own.reduce((sum, score) => sum + value(score), 0) / own.length;
    const ratios = own.map(({ forecast, persistence }) => forecast / persistence).sort((a, b) => a - b);
    return {
      point,
      cases: own.length,
      better: mean(({ forecast, persistence }) => (forecast < persistence ? 1 : 0)),
      medianRatio: ratios[Math.floor(ratios.length / 2)],
      ratio: Math.sqrt(mean(({ forecast }) => forecast ** 2) / mean(({ persistence }) => persistence ** 2)),
      held: mean((score) => score.held),
    };
  });
}

/** Another plant than the record describes lives through a day; at each hour it is fitted and left to run free. */
function scoreDay(id: string, day: string, seed: number): readonly Score[] {
  const expected = plantOf(id, 1);
  const midnight = Date.parse(`${day}T00:00:00+08:00`);
  const readings = live(varyPlant(plantOf(id, seed), seed), {
    seed,
    fromTs: midnight + (Math.min(...HOURS) - 6) * HOUR_MS,
    toTs: midnight + (Math.max(...HOURS) + 1) * HOUR_MS,
  });
  return HOURS.flatMap((hour) => scoreHour(expected, readings, midnight + hour * HOUR_MS));
}

function plantOf(id: string, seed: number): Plant {
  const collector = find('collector', id);
  return buildPlant(find('enterprise', collector.enterprise), [collector], { seed, alwaysOn: false });
}

function find<K extends RegistryRecord['kind']>(kind: K, id: string): Extract<RegistryRecord, { kind: K }> {
  const found = SAMPLE_RECORDS.find(
    (record): record is Extract<RegistryRecord, { kind: K }> => record.kind === kind && record.id === id,
  );
  if (!found) throw new Error(`no sample ${kind} ${id}`);
  return found;
}

function live(
  truth: Plant,
  { seed, fromTs, toTs }: { readonly seed: number; readonly fromTs: number; readonly toTs: number },
): CollectorReadings {
  let state = warmUp(truth, agedState(truth, seed, warmUpFrom(truth, fromTs)), fromTs);
  const points: Partial<Record<PointId, { ts: number[]; value: number[] }>> = {};
  while (state.ts < toTs) {
    for (let second = 0; second < SAMPLE_S; second++) state = step(truth, state, 1);
    const sampled = samplePlant(truth, state);
    state = sampled.state;
    for (const [point, value] of Object.entries(sampled.samples[0]?.values ?? {})) {
      const series = points[point as PointId] ?? { ts: [], value: [] };
      points[point as PointId] = series;
      series.ts.push(state.ts);
      series.value.push(Number(value));
    }
  }
  return { collector: truth.collectors[0]?.id ?? '', points };
}

function scoreHour(expected: Plant, readings: CollectorReadings, nowTs: number): readonly Score[] {
  const fitted = fitPlant(expected, [readings], { nowTs, seed: 1 });
  return predictPlant(fitted, { minutes: 60, members: 40, seed: 1, stepS: SAMPLE_S }).map((forecast) => {
    const series = readings.points[forecast.point];
    const next = series?.ts.findIndex((ts) => ts > nowTs) ?? 0;
    const came = series?.value.slice(next, next + AHEAD) ?? [];
    const last = series?.value[next - 1] ?? 0;
    expect(came).toHaveLength(AHEAD);
    const inside = came.filter(
      (value, i) => value >= (forecast.low[i] ?? 0) && value <= (forecast.high[i] ?? 0),
    );
    return {
      point: forecast.point,
      forecast: rms(came.map((value, i) => value - (forecast.median[i] ?? 0))),
      persistence: rms(came.map((value) => value - last)),
      held: inside.length / AHEAD,
    };
  });
}

function rms(errors: readonly number[]): number {
  return Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length);
}
