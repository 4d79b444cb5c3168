import { describe, expect, it } from 'vitest';
import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import { buildRegistry } from '../../data/model/registry';
import { resolveRules } from '../alarm/resolve-rules';
import { backtest } from './backtest';
import { bucketMeans } from './bucket-means';
import { chooseBucketMs } from './choose-bucket-ms';
import { fitTrend } from './fit-trend';
import { forecastPoint } from './forecast-point';
import type { ForecastStep, ValueLimit } from './forecast-types';
import { onRunningTime } from './on-running-time';
import { quantile } from './quantile';
import { strayQuantiles } from './stray-quantiles';
import { thinPoints } from './thin-points';
import { timeToLimit } from './time-to-limit';
import { valueLimits } from './value-limits';
import { varianceInflation } from './variance-inflation';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const count = (n: number): number[] => Array.from({ length: n }, (_, index) => index);
/** A sequence that looks like noise and is always the same: -1 .. 1. */
const noise = (index: number): number =>
  2 * Math.abs((Math.sin((index + 1) * 12.9898) * 43_758.5453) % 1) - 1;

describe('quantile', () => {
  it('is that of NumPy', () => {
    // numpy.quantile(y, [0.1, 0.5, 0.9]) of these ten
    const sorted = [1.2, 3.1, 4.8, 7.4, 9.0, 11.5, 12.6, 15.3, 18.9, 30.0];
    const shares = [0.1, 0.5, 0.9].map((share) => quantile(sorted, share));
    expect(shares).toEqual([2.91, 10.25, 20.01].map((value) => expect.closeTo(value, 12)));
  });
  it('has none of nothing', () => {
    expect(quantile([], 0.5)).toBeNaN();
  });
});

describe('thinPoints', () => {
  const many = count(1000).map((x) => ({ x, y: x % 7 }));
  it('answers at most as many, in order, the same whatever the order', () => {
    const thin = thinPoints(many, 300);
    expect(thin).toHaveLength(250);
    expect(thin.map(({ x }) => x)).toEqual(thin.map(({ x }) => x).toSorted((a, b) => a - b));
    expect(thinPoints(many.toReversed(), 300)).toEqual(thin);
  });
  it('leaves few as they are', () => {
    expect(thinPoints(many.slice(0, 5), 300)).toEqual(many.slice(0, 5));
  });
  it('a wild value does not carry its group away', () => {
    const spoilt = many.map((point) => (point.x === 501 ? { ...point, y: 1e9 } : point));
    expect(Math.max(...thinPoints(spoilt, 250).map(({ y }) => y))).toBeLessThan(10);
  });
});

describe('varianceInflation', () => {
  it('is 1 where neighbours differ', () => {
    expect(varianceInflation([1, -1, 1, -1])).toBe(1);
    expect(varianceInflation([0, 0, 0])).toBe(1);
  });
  it('grows where they stay on one side', () => {
    expect(varianceInflation(count(100).map((index) => Math.sin(index / 10)))).toBeGreaterThan(20);
  });
});

describe('bucketMeans', () => {
  it('weighs by count and leaves out what is not good', () => {
    const buckets = [
      { ts: 0, mean: 1, count: 1, quality: 0 },
      { ts: 30_000, mean: 4, count: 2, quality: 0 },
      { ts: 40_000, mean: 900, count: 1, quality: 3 },
      { ts: 70_000, mean: 900, count: 1, quality: 1 },
      { ts: 120_000, mean: 7, count: 1, quality: 0 },
    ];
    expect(bucketMeans(buckets, MINUTE)).toEqual([
      { ts: 0, mean: 3, count: 3 },
      { ts: 120_000, mean: 7, count: 1 },
    ]);
  });
});

describe('chooseBucketMs', () => {
  it('holds a cycle of cleaning, and at most 300 lie in the window', () => {
    expect(chooseBucketMs('differentialPressurePa', 24 * HOUR)).toBe(10 * MINUTE);
    expect(chooseBucketMs('differentialPressurePa', HOUR)).toBe(5 * MINUTE);
    expect(chooseBucketMs('hopperTemperatureC', HOUR)).toBe(30_000);
    expect(chooseBucketMs('hopperTemperatureC', 30 * 24 * HOUR)).toBe(4 * HOUR);
    expect(chooseBucketMs('hopperTemperatureC', 90 * 24 * HOUR)).toBe(8 * HOUR);
  });
});

describe('onRunningTime', () => {
  const bucket = (hour: number, mean: number) => ({ ts: hour * HOUR, mean, count: 1 });
  it('counts hours of running and keeps only what ran throughout', () => {
    const values = count(6).map((hour) => bucket(hour, hour));
    const running = [1, 1, 0, 0, 0.5, 1].map((share, hour) => bucket(hour, share));
    const { observations, runShare } = onRunningTime(values, running, HOUR);
    expect(observations.map(({ x, y }) => [x, y])).toEqual([
      [0.5, 0],
      [1.5, 1],
      [3, 5],
    ]);
    expect(runShare).toBeCloseTo(3.5 / 6);
  });
  it('goes by the clock without it', () => {
    const { observations, runShare } = onRunningTime([bucket(3, 9), bucket(5, 9)], null, HOUR);
    expect(observations.map(({ x, ts }) => [x, ts / HOUR])).toEqual([
      [0.5, 3.5],
      [2.5, 5.5],
    ]);
    expect(runShare).toBeNull();
  });
});

describe('strayQuantiles', () => {
  it('stays as wide for noise, grows for a walk', () => {
    const still = strayQuantiles(count(300).map(noise), 100, 0.1);
    let sum = 0;
    const walk = strayQuantiles(
      count(300).map((index) => (sum += noise(index))),
      3,
      0.1,
    );
    expect(still(1).above).toBeGreaterThan(0.6);
    expect(still(1).above).toBeLessThan(1);
    expect(still(400).above).toBeLessThan(1.2);
    expect(walk(64).above - walk(64).below).toBeGreaterThan(walk(1).above - walk(1).below);
  });
});

describe('fitTrend', () => {
  it('follows a clear line and holds what comes', () => {
    const trend = fitTrend(count(100).map((x) => ({ x, y: 10 + 0.5 * x + noise(x) })));
    const ahead = trend?.at(150);
    expect(ahead?.value).toBeGreaterThan(84);
    expect(ahead?.value).toBeLessThan(86);
    expect(ahead?.low).toBeLessThan(85);
    expect(ahead?.high).toBeGreaterThan(85);
  });
  it('does not follow a slope that may be none', () => {
    const ahead = fitTrend(count(100).map((x) => ({ x, y: 10 + noise(x) })))?.at(200);
    expect(ahead?.value).toBeGreaterThan(9.5);
    expect(ahead?.value).toBeLessThan(10.5);
  });
  it('is not fooled by the limbs of a saw-tooth', () => {
    // Cleaned every 12 buckets; the last limb rises, the series does not.
    const trend = fitTrend(count(130).map((x) => ({ x, y: 1000 + (x % 12) * 10 + noise(x) })));
    expect(trend?.at(260).value).toBeLessThan(1110);
    expect(trend?.at(260).value).toBeGreaterThan(1000);
  });
  it('says nothing of eleven', () => {
    expect(fitTrend(count(11).map((x) => ({ x, y: x })))).toBeNull();
  });
});

describe('timeToLimit', () => {
  const step = (minute: number, low: number, value: number, high: number): ForecastStep => ({
    ts: minute * MINUTE,
    low,
    value,
    high,
  });
  const rising = [step(0, 40, 42, 44), step(10, 42, 52, 62), step(20, 44, 62, 80)];
  it('names when the line, the near and the far edge reach it', () => {
    expect(timeToLimit(rising, { side: 'high', value: 57 }, 42)).toEqual({
      kind: 'crossing',
      atTs: 15 * MINUTE,
      earliestTs: Math.round((13 / 18) * 10 * MINUTE),
      latestTs: null,
    });
    expect(timeToLimit(rising, { side: 'high', value: 43 }, 42)).toMatchObject({
      earliestTs: 0,
      latestTs: 15 * MINUTE,
    });
  });
  it('says that it is not reached, and whether an edge is', () => {
    expect(timeToLimit(rising, { side: 'high', value: 70 }, 42)).toMatchObject({
      kind: 'no-crossing',
      withinMs: 20 * MINUTE,
    });
    expect(timeToLimit(rising, { side: 'high', value: 90 }, 42)).toEqual({
      kind: 'no-crossing',
      withinMs: 20 * MINUTE,
      earliestTs: null,
    });
    expect(timeToLimit(rising, { side: 'low', value: 10 }, 42)).toMatchObject({ earliestTs: null });
  });
  it('does not forecast what is reached', () => {
    expect(timeToLimit(rising, { side: 'high', value: 42 }, 42)).toEqual({ kind: 'already-beyond' });
    expect(timeToLimit(rising, { side: 'low', value: 42 }, 41)).toEqual({ kind: 'already-beyond' });
  });
  it('mirrors for a lower limit', () => {
    const falling = rising.map(({ ts, low, value, high }) => ({ ts, low: -high, value: -value, high: -low }));
    expect(timeToLimit(falling, { side: 'low', value: -57 }, -42)).toEqual(
      timeToLimit(rising, { side: 'high', value: 57 }, 42),
    );
  });
});

describe('valueLimits', () => {
  const { collectors } = buildRegistry(SAMPLE_RECORDS);
  const rulesOf = (id: string) => {
    const collector = collectors.get(id);
    if (!collector) throw new Error(`no ${id}`);
    return resolveRules(collector, null);
  };
  it('holds both sides of the set value, and no rise in ten minutes', () => {
    const pressure = valueLimits(rulesOf('E1-C01'), 'differentialPressurePa');
    expect(pressure.map(({ ruleId, side }) => `${ruleId} ${side}`)).toEqual([
      'dp-low low',
      'dp-high high',
      'dp-off-setpoint low',
      'dp-off-setpoint high',
    ]);
    const temperature = valueLimits(rulesOf('E1-C01'), 'hopperTemperatureC');
    expect(temperature.map(({ value }) => value)).toEqual([70, 60]);
  });
});

describe('forecastPoint', () => {
  const limit: ValueLimit = {
    ruleId: 'dp-high',
    side: 'high',
    value: 1500,
    priority: 2,
    source: { kind: 'local', verified: false, note: { zh: '本系统', en: 'local' } },
  };
  const at = 10 * 24 * HOUR;
  const windowMs = 7 * 24 * HOUR;
  /** Runs from 8 to 18; grows 2 Pa in an hour of running. */
  const working = (ts: number): boolean => Math.floor(ts / HOUR) % 24 >= 8 && Math.floor(ts / HOUR) % 24 < 18;
  let ran = 0;
  const series = count((7 * 24 * HOUR) / (30 * MINUTE)).map((index) => {
    const ts = at - windowMs + index * 30 * MINUTE;
    if (working(ts)) ran += 0.5;
    const mean = working(ts) ? 1300 + 2 * ran + 10 * noise(index) : 0;
    return {
      point: { ts, mean, count: 30, quality: 0 },
      switch: { ts, mean: working(ts) ? 1 : 0, count: 30, quality: 0 },
    };
  });
  const input = {
    point: 'differentialPressurePa',
    at,
    windowMs,
    bucketMs: 30 * MINUTE,
    buckets: series.map((bucket) => bucket.point),
    running: series.map((bucket) => bucket.switch),
    limits: [limit],
  } as const;

  it('grows by hours of running, not by the clock', () => {
    const { slopePerHour, basis, limits } = forecastPoint(input);
    expect(slopePerHour?.low).toBeLessThan(2.05);
    expect(slopePerHour?.value).toBeCloseTo(2, 0);
    expect(basis).toMatchObject({ buckets: 140, runShare: expect.closeTo(10 / 24, 6) });
    // 70 h of running: 1440 Pa; 60 Pa more take 30 h of running, 72 h by the clock.
    const [found] = limits;
    expect(found?.timeToLimit.kind).toBe('crossing');
    const crossing = found?.timeToLimit.kind === 'crossing' ? found.timeToLimit.atTs - at : 0;
    expect(crossing / HOUR).toBeGreaterThan(60);
    expect(crossing / HOUR).toBeLessThan(84);
  });

  it('looks no further ahead than it looked back', () => {
    const short = forecastPoint({
      ...input,
      buckets: input.buckets.slice(-48),
      running: input.running.slice(-48),
    });
    expect(short.horizonMs).toBeLessThanOrEqual(24 * HOUR);
    expect(short.limits[0]?.timeToLimit).toMatchObject({ kind: 'no-crossing', withinMs: short.horizonMs });
  });

  it('says how much is missing', () => {
    const few = forecastPoint({
      ...input,
      buckets: input.buckets.slice(-16),
      running: input.running.slice(-16),
    });
    expect(few.limits[0]?.timeToLimit).toEqual({ kind: 'not-enough', have: 4, need: 12 });
    expect(few.steps).toEqual([]);
    expect(few.slopePerHour).toBeNull();
  });

  it('has the naive line beside it', () => {
    const { lastValue } = forecastPoint(input);
    expect(lastValue?.value).toBeGreaterThan(1420);
    expect(forecastPoint({ ...input, buckets: [], running: [] }).lastValue).toBeNull();
  });
});

describe('backtest', () => {
  it('has no error on a straight line, while the last value is off by the way', () => {
    const score = backtest(
      count(200).map((x) => ({ x, y: 2 * x })),
      { window: 50, horizon: 10, step: 10 },
    );
    expect(score.origins).toBe(15);
    expect(score.meanAbsoluteError).toBeCloseTo(0, 9);
    expect(score.naiveMeanAbsoluteError).toBeCloseTo(20, 9);
    expect(score.coverage).toBe(1);
  });
  it('covers about its nominal share of noise', () => {
    const score = backtest(
      count(2000).map((x) => ({ x, y: noise(x * 31) })),
      { window: 100, horizon: 20, step: 7 },
    );
    expect(score.coverage).toBeGreaterThan(0.7);
    expect(score.coverage).toBeLessThan(0.95);
  });
});
