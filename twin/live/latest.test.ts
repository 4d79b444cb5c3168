import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Frame, FrameValue } from '../../data/model/frame';
import { createLatestStore, TREND_SPAN_MS } from './latest';

const T = 1_795_330_800_000;
const frame = (values: readonly FrameValue[], more: Partial<Frame> = {}): Frame => ({
  world: 'live',
  seq: 1,
  ts: T,
  values,
  estimates: [],
  stations: [],
  ...more,
});

test('keeps the newest value, the estimate and the line state', () => {
  const store = createLatestStore();
  store.applyFrame(
    frame([['E1-C01', 'differentialPressurePa', T, 1120.5, 0]], {
      estimates: [['E1-C01', 'bagLoadPercent', 61]],
      stations: [{ station: 'S1', online: true, since: T - 5 }],
    }),
  );
  expect(store.get('E1-C01', 'differentialPressurePa')).toEqual({
    ts: T,
    value: 1120.5,
    quality: 0,
    receivedTs: T,
  });
  expect(store.estimate('E1-C01', 'bagLoadPercent')).toBe(61);
  expect(store.line('S1')).toEqual({ online: true, since: T - 5 });
  expect(store.get('E1-C01', 'airlockFault')).toBeUndefined();
});

test('an older value does not replace a newer one', () => {
  const store = createLatestStore();
  store.applyFrame(frame([['C', 'hopperTemperatureC', T, 41, 0]]));
  store.applyFrame(frame([['C', 'hopperTemperatureC', T - 1000, 99, 0]]));
  expect(store.get('C', 'hopperTemperatureC')?.value).toBe(41);
});

test('a frame of another world changes nothing', () => {
  const store = createLatestStore();
  store.applyFrame(frame([['C', 'running', T, 1, 0]], { world: 'run:7' }));
  expect(store.get('C', 'running')).toBeUndefined();
  expect(store.version).toBe(0);
});

test('another moment shows what was known then and nothing else', () => {
  const store = createLatestStore();
  store.applyFrame(
    frame(
      [
        ['C', 'running', T, 1, 0],
        ['C', 'hopperTemperatureC', T, 41, 0],
      ],
      {
        estimates: [['C', 'bagLoadPercent', 61]],
        stations: [{ station: 'S', online: true, since: T }],
      },
    ),
  );
  store.replaceWith(frame([['C', 'hopperTemperatureC', T - 3_600_000, 30, 0]], { ts: T - 3_600_000 }));
  expect(store.get('C', 'hopperTemperatureC')?.value).toBe(30);
  expect(store.get('C', 'running')).toBeUndefined();
  expect(store.estimate('C', 'bagLoadPercent')).toBeUndefined();
  expect(store.line('S')).toBeUndefined();
  expect(store.serverTs).toBe(T - 3_600_000);
  expect(store.trend('C', 'hopperTemperatureC').value).toEqual([30]);
});

test('a trend goes on while moments follow each other, without doubling an unchanged value', () => {
  const store = createLatestStore();
  const moment = (ts: number, measured: number, value: number) =>
    store.replaceWith(frame([['C', 'tankLevelM', measured, value, 0]], { ts }));
  moment(T, T, 1);
  moment(T + 5000, T, 1);
  moment(T + 15_000, T + 12_000, 2);
  expect(store.trend('C', 'tankLevelM').value).toEqual([1, 2]);
  moment(T + 14_000, T, 1);
  expect(store.trend('C', 'tankLevelM').value).toEqual([1]);
});

test('tells every listener once per frame until it stops', () => {
  const store = createLatestStore();
  let told = 0;
  const stop = store.subscribe(() => {
    told += 1;
  });
  store.applyFrame(
    frame([
      ['C', 'running', T, 1, 0],
      ['C', 'producing', T, 1, 0],
    ]),
  );
  stop();
  store.applyFrame(frame([]));
  expect(told).toBe(1);
  expect(store.version).toBe(2);
});

test('the trend keeps ten minutes', () => {
  const store = createLatestStore();
  for (let second = 0; second <= 900; second += 1)
    store.applyFrame(frame([['C', 'tankLevelM', T + second * 1000, second, 0]]));
  const trend = store.trend('C', 'tankLevelM');
  expect(trend.value[0]).toBe(300);
  expect(trend.value.at(-1)).toBe(900);
  expect(trend.ts).toHaveLength(601);
});

test('history is put before what came live, without doubling it', () => {
  const store = createLatestStore();
  store.applyFrame(frame([['C', 'tankLevelM', T, 5, 0]]));
  store.seedTrend('C', 'tankLevelM', [
    { ts: T, mean: 4 },
    { ts: T - 60_000, mean: 3 },
    { ts: T - 120_000, mean: 2 },
  ]);
  expect(store.trend('C', 'tankLevelM')).toEqual({ ts: [T - 120_000, T - 60_000, T], value: [2, 3, 5] });
});

test('for any cadence the trend ascends, ends with the newest value and spans at most ten minutes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 50, max: 30_000 }), { minLength: 1, maxLength: 3000 }),
      (steps) => {
        const store = createLatestStore();
        let ts = T;
        for (const step of steps) {
          ts += step;
          store.applyFrame(frame([['C', 'tankLevelM', ts, ts - T, 0]]));
        }
        const trend = store.trend('C', 'tankLevelM');
        expect(trend.ts.every((time, index) => index === 0 || time > (trend.ts[index - 1] ?? 0))).toBe(true);
        expect(trend.ts.at(-1)).toBe(ts);
        expect(trend.value.at(-1)).toBe(ts - T);
        expect(ts - (trend.ts[0] ?? 0)).toBeLessThanOrEqual(TREND_SPAN_MS);
        const expectedSpan = Math.min(TREND_SPAN_MS, ts - T) - 31_000;
        expect(ts - (trend.ts[0] ?? 0)).toBeGreaterThanOrEqual(Math.min(expectedSpan, TREND_SPAN_MS));
      },
    ),
    { numRuns: 30 },
  );
});
