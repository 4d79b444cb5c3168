import { describe, expect, it } from 'vitest';
import { buildRegistry, type Registry } from '../../data/model/registry';
import type { Warning } from '../../data/model/risk';
import { LIVE } from '../../data/model/world';
import { NINE, sampleAlarm, sampleEvent } from '../../data/store/sample-readings';
import { withTemporaryStore } from '../../data/store/temporary-store';
import type { Store } from '../../data/store/types';
import { REAL_PLANT } from '../e2e/real-plant';
import { createEventLog } from './event-log';
import { startJobs } from './jobs';
import { createLiveState } from './live-state';

const plant = buildRegistry(REAL_PLANT);
const warning: Warning = {
  id: 'w1',
  enterprise: 'T1',
  level: 'orange',
  state: 'raised',
  raisedTs: NINE,
  changedTs: NINE,
  closedTs: null,
  acknowledged: null,
  causes: [],
};

async function openJobs(store: Store, registry: Registry = plant) {
  let now = NINE + 1000;
  const events = createEventLog({ firstSeq: 1, capacity: 100 });
  const state = createLiveState({ world: LIVE, now: () => now, registry: () => registry, events });
  let assessed = 0;
  const counted: typeof state = {
    ...state,
    setRisk(risk) {
      assessed += 1;
      state.setRisk(risk);
    },
  };
  const options = { world: LIVE, store, registry: () => registry, state: counted, events };
  const jobs = await startJobs({ ...options, now: () => now++, warn: () => undefined });
  return { jobs, state, events, assessments: () => assessed };
}

describe('jobs', () => {
  it('let the first acknowledgement of a warning stand', () =>
    withTemporaryStore(async (store) => {
      await store.upsertWarning(warning);
      const { jobs } = await openJobs(store);
      expect(await jobs.acknowledgeWarning('w1', 'Wang', 'seen')).toBe(true);
      expect(await jobs.acknowledgeWarning('w1', 'Li', 'seen too')).toBe(false);
      const [kept] = await store.warnings({ limit: 10 });
      expect(kept?.acknowledged?.by).toBe('Wang');
      await jobs.stop();
    }));

  it('say that an acknowledgement could not be kept, not that there is no such warning', () =>
    withTemporaryStore(async (store) => {
      await store.upsertWarning(warning);
      const failing = { ...store, upsertWarning: () => Promise.reject(new Error('disk full')) };
      const { jobs } = await openJobs(failing);
      await expect(jobs.acknowledgeWarning('w1', 'Wang', 'seen')).rejects.toThrow('disk full');
      await jobs.stop();
    }));

  it('close the warning of an enterprise that is not registered any more', () =>
    withTemporaryStore(async (store) => {
      await store.upsertWarning(warning);
      const { jobs, events } = await openJobs(store, buildRegistry([]));
      expect(await store.warnings({ limit: 10 })).toMatchObject([{ id: 'w1', state: 'closed' }]);
      expect(events.after(0)).toMatchObject([{ type: 'warning', warning: { state: 'closed' } }]);
      await jobs.stop();
    }));

  it('assess once for many alarms that come together', () =>
    withTemporaryStore(async (store) => {
      const { jobs, state, assessments } = await openJobs(store);
      const before = assessments();
      const asked = Array.from({ length: 100 }, (_, n) => {
        const alarm = sampleAlarm({ id: `a${n}`, collector: 'T1-C01', priority: 1 });
        state.applyAlarms([sampleEvent('raised', NINE, alarm)]);
        return jobs.assess();
      });
      await Promise.all(asked);
      expect(assessments() - before).toBe(1);
      expect((await store.warnings({ limit: 10 }))[0]?.causes.length).toBeGreaterThanOrEqual(100);
      await jobs.stop();
    }));
});
