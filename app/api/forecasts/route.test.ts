import { beforeEach, expect, it } from 'vitest';
import { resolveRules } from '../../../analytics/alarm/resolve-rules';
import { SAMPLE_RECORDS } from '../../../data/catalogue/sample-plants';
import { buildRegistry } from '../../../data/model/registry';
import type { ReadingsQuery } from '../../../data/store/types';
import { bodyOf, callAsAdmin } from '../fixtures/call';
import { NOW, openFakeWorkbench } from '../fixtures/fake-workbench';
import { forecastsAnswer } from '../schemas';
import { GET } from './route';

const HOUR = 3_600_000;
const registry = buildRegistry(SAMPLE_RECORDS);
const asked: ReadingsQuery[] = [];

/** 45 degC and 3 K more each hour up to now; everything else stands still. */
async function readings(query: ReadingsQuery) {
  asked.push(query);
  const buckets = Array.from({ length: 60 }, (_, index) => {
    const ts = query.from + ((query.to - query.from) * index) / 60;
    const mean = query.point === 'hopperTemperatureC' ? 45 + (3 * (ts - NOW)) / HOUR : 1;
    return { ts: Math.floor(ts), min: mean, max: mean, mean, count: 6, quality: 0 };
  });
  return { source: '1m' as const, buckets };
}

beforeEach(() => {
  asked.length = 0;
  const bench = openFakeWorkbench({ store: { readings } });
  const collector = registry.collectors.get('E1-C01');
  const rules = new Map(collector ? [['E1-C01', resolveRules(collector, null)]] : []);
  Object.assign(bench, {
    worldOf: async (world: string) =>
      world === 'live'
        ? {
            world,
            store: bench.store,
            registry: () => registry,
            judgeConfig: () => ({ world, rules, stations: new Map() }),
            now: () => NOW,
          }
        : null,
  });
});

const get = (search: string) => callAsAdmin(GET, { url: `/api/forecasts?${search}` });

it('names when a warming hopper reaches its limits', async () => {
  const body = forecastsAnswer.parse(await bodyOf(await get('collector=E1-C01&point=hopperTemperatureC')));
  const [forecast] = body.items;
  expect(forecast).toMatchObject({ point: 'hopperTemperatureC', unit: '°C', at: NOW, windowMs: 6 * HOUR });
  expect(forecast?.slopePerHour?.value).toBeCloseTo(3, 3);
  const found = forecast?.limits.find(({ ruleId }) => ruleId === 'hopper-temp-high')?.timeToLimit;
  expect(found?.kind === 'crossing' ? (found.atTs - NOW) / HOUR : null).toBeCloseTo(5, 1);
  expect(forecast?.limits.find(({ ruleId }) => ruleId === 'hopper-temp-highhigh')?.timeToLimit.kind).toBe(
    'no-crossing',
  );
});

it('asks for readings up to the moment and not beyond, and for running where time is running', async () => {
  const at = NOW - HOUR;
  await get(`collector=E1-C01&point=differentialPressurePa&windowMs=${24 * HOUR}&at=${at}`);
  expect(asked.map(({ point, from, to }) => ({ point, from, to }))).toEqual([
    { point: 'differentialPressurePa', from: at - 24 * HOUR, to: at },
    { point: 'running', from: at - 24 * HOUR, to: at },
  ]);
  expect((await bodyOf(await get(`collector=E1-C01&at=${NOW + HOUR}`))).at).toBe(NOW);
});

it('answers every measured quantity of a collector', async () => {
  const body = forecastsAnswer.parse(await bodyOf(await get('collector=E1-C01')));
  const points = registry.collectors.get('E1-C01')?.points ?? [];
  expect(body.items.length).toBeGreaterThan(1);
  expect(points).toEqual(expect.arrayContaining(body.items.map(({ point }) => point)));
});

it('refuses what it cannot forecast in one sentence', async () => {
  const status = async (search: string) => (await get(search)).status;
  expect(await status('collector=nobody')).toBe(404);
  expect(await status('collector=E1-C01&point=running')).toBe(400);
  expect(await status('collector=E1-C01&windowMs=5')).toBe(400);
  expect(await status('point=running')).toBe(400);
});
