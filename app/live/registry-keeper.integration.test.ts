import { describe, expect, it } from 'vitest';
import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import { withTemporaryStore } from '../../data/store/temporary-store';
import { REAL_PLANT } from '../e2e/real-plant';
import { openRegistryKeeper } from './registry-keeper';

const stations = (keeper: Awaited<ReturnType<typeof openRegistryKeeper>>) =>
  [...keeper.registry().stations.keys()].sort();

describe('registry keeper', () => {
  it('shows the sample plants until a station is registered that is not one', () =>
    withTemporaryStore(async (store) => {
      const first = await openRegistryKeeper(store, { demo: undefined });
      expect(first.demo).toBe(true);
      expect(stations(first)).toEqual(['S1', 'S2', 'S3', 'S4', 'S5']);
      await first.upsert(REAL_PLANT, 2);
      expect(stations(first)).toEqual(['S1', 'S2', 'S3', 'S4', 'S5', 'T-S1']);

      const second = await openRegistryKeeper(store, { demo: undefined });
      expect(second.demo).toBe(false);
      expect(stations(second)).toEqual(['T-S1']);
      expect(second.config().stations.has('S1')).toBe(false);
    }));

  it('retires the sample plants at DEMO=0, but takes them when somebody imports them himself', () =>
    withTemporaryStore(async (store) => {
      await openRegistryKeeper(store, { demo: true });
      const keeper = await openRegistryKeeper(store, { demo: false });
      expect(stations(keeper)).toEqual([]);
      await keeper.upsert(SAMPLE_RECORDS, 3);
      expect(stations(keeper)).toEqual(['S1', 'S2', 'S3', 'S4', 'S5']);
    }));
});
