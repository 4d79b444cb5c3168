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

  it('keeps what somebody changed of a sample plant, as long as the sample plants are shown', () =>
    withTemporaryStore(async (store) => {
      const [sample] = SAMPLE_RECORDS;
      if (sample?.kind !== 'enterprise') throw new Error('The first sample is no enterprise.');
      const first = await openRegistryKeeper(store, { demo: true });
      const who = { by: 'Li', reason: 'counted again' };
      await first.upsert([{ ...sample, workersPerShift: 7 }], 5, who);
      expect(first.heads().get(`enterprise ${sample.id}`)).toEqual({ version: 2, ts: 5, by: 'Li' });
      expect((await store.registryVersions('enterprise', sample.id))[0]).toMatchObject(who);

      const again = await openRegistryKeeper(store, { demo: true });
      expect(again.registry().enterprises.get(sample.id)?.workersPerShift).toBe(7);
      expect(again.heads().get(`enterprise ${sample.id}`)?.version).toBe(2);
      expect((await openRegistryKeeper(store, { demo: false })).all().enterprises.size).toBe(0);
    }));

  it('shows and judges nothing that is retired, also after a restart, and forgets none of it', () =>
    withTemporaryStore(async (store) => {
      const keeper = await openRegistryKeeper(store, { demo: false });
      await keeper.upsert(REAL_PLANT, 2);
      const collector = REAL_PLANT.find((record) => record.kind === 'collector');
      if (!collector) throw new Error('The plant has no collector.');
      await keeper.upsert([{ ...collector, retired: true }], 3, { by: 'Li', reason: 'gone' });
      for (const one of [keeper, await openRegistryKeeper(store, { demo: false })]) {
        expect(one.registry().collectors.size).toBe(0);
        expect(one.registry().stations.get('T-S1')?.collectors).toEqual([]);
        expect(one.config().rules.size).toBe(0);
        expect(one.all().collectors.get(collector.id)?.retired).toBe(true);
      }
    }));

  it('lets the judge know of times of maintenance, those of before too', () =>
    withTemporaryStore(async (store) => {
      const keeper = await openRegistryKeeper(store, { demo: true });
      const times = { from: 10, to: 20, createdTs: 9 };
      const window = { id: 'M', collector: 'E1-C01', reason: 'belt', by: 'Li', endedBy: null, ...times };
      await keeper.keepWindow({ ...window, to: 99 });
      await keeper.keepWindow(window);
      expect(keeper.config().maintenance?.get('E1-C01')).toEqual([window]);
      const again = await openRegistryKeeper(store, { demo: true, windowsSince: 20 });
      expect(again.config().maintenance?.get('E1-C01')).toEqual([window]);
      const later = await openRegistryKeeper(store, { demo: true, windowsSince: 21 });
      expect(later.config().maintenance?.size).toBe(0);
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
