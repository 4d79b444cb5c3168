import { expect, test } from 'vitest';
import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import { buildRegistry } from '../../data/model/registry';
import { scenarioSchema } from '../../data/model/scenario';
import { planBuckets } from '../../data/store/plan-buckets';
import { readSignals } from './read-signals';

const text = { zh: '短', en: 'Short' };

/** A store in which a value came in every second, answered on the grid that the real one lays. */
const STORE = {
  readings: async ({ from, to, maxPoints }: { from: number; to: number; maxPoints: number }) => {
    const { anchorTs, widthMs } = planBuckets(from, to, maxPoints);
    const count = Math.ceil((to - anchorTs) / widthMs);
    const buckets = Array.from({ length: count }, (_, at) => ({
      ts: anchorTs + at * widthMs,
      min: 1,
      max: 2,
      mean: 1.5,
      count: 1,
    }));
    return { source: 'raw', buckets };
  },
};

test.each([5400, 10_800, 19_200, 62_400, 604_800])(
  'a picture of %d s has no gap where values came in',
  async (durationS) => {
    const scenario = scenarioSchema.parse({
      version: 1,
      id: 'short',
      title: text,
      story: text,
      aim: text,
      enterprises: ['E1'],
      startsAt: '2026-11-23T07:50:00+08:00',
      durationS,
      faults: [],
      expectedAlarms: [],
    });
    const [signal] = await readSignals(STORE as never, scenario, buildRegistry(SAMPLE_RECORDS));
    expect(signal?.low).toEqual(Array.from({ length: 240 }, () => 1));
    expect(signal?.high).toEqual(Array.from({ length: 240 }, () => 2));
  },
);
