import { describe, expect, it } from 'vitest';
import { buildJudgeConfig } from '../../analytics/alarm/build-judge-config';
import type { Alarm } from '../../data/model/alarm';
import { buildRegistry, type Registry, type RegistryRecord } from '../../data/model/registry';
import { LIVE } from '../../data/model/world';
import { sampleAlarm, sampleEvent, sampleGroup } from '../../data/store/sample-readings';
import { withTemporaryStore } from '../../data/store/temporary-store';
import type { Store } from '../../data/store/types';
import { REAL_PLANT } from '../e2e/real-plant';
import { createEventLog } from './event-log';
import { openWorld, type RunningWorld } from './open-world';

const NOW = 1_795_330_800_000;
const plant = buildRegistry(REAL_PLANT);

interface Wishes {
  readonly registry?: Registry;
  readonly onLine?: (station: string) => void;
}

function openLive(store: Store, { registry = plant, onLine = () => undefined }: Wishes = {}) {
  let now = NOW;
  const config = buildJudgeConfig(LIVE, registry);
  return openWorld({
    world: LIVE,
    store,
    now: () => now++,
    registry: () => registry,
    config: () => config,
    events: createEventLog({ firstSeq: 1, capacity: 100 }),
    retentionMs: 86_400_000,
    warn: (sentence, error) => {
      throw new Error(sentence, { cause: error });
    },
    onReadings: () => undefined,
    onLine,
    ticks: true,
  });
}

function deliver(world: RunningWorld, kind: 'telemetry' | 'status', content: unknown): void {
  const delivery = {
    kind,
    run: null,
    station: 'T-S1',
    account: 'T-S1',
    topic: `dust/v1/T-S1/${kind}`,
    payload: Buffer.from(JSON.stringify(content)),
    qos: 1 as const,
    receivedTs: NOW,
    settle: () => undefined,
  };
  world.take({ type: 'delivery', delivery });
}

/** A hopper far beyond every limit, for long enough. */
async function raiseAlarm(world: RunningWorld): Promise<Alarm> {
  const samples = Array.from({ length: 300 }, (_, second) => ({
    ts: NOW - 300_000 + second * 1000,
    collector: 'C01',
    values: { running: true, hopperTemperatureC: 150 },
  }));
  deliver(world, 'telemetry', { v: 1, boot: '1', seq: 1, samples });
  const highest = () =>
    [...world.state.view.openAlarms.values()].find((it) => it.ruleId === 'hopper-temp-highhigh');
  await expect.poll(highest).toBeDefined();
  return highest() ?? sampleAlarm();
}

describe('a live world', () => {
  it('lets one of two people who acknowledge at once be the one who did', () =>
    withTemporaryStore(async (store) => {
      const world = await openLive(store);
      const { id } = await raiseAlarm(world);
      const [first, second] = await Promise.all([
        world.acknowledge(id, 'Wang', 'seen'),
        world.acknowledge(id, 'Li', 'seen too'),
      ]);
      expect(first?.acknowledged?.by).toBe('Wang');
      expect(second).toBeNull();
      await world.stop();
    }));

  it('tells that a station said it goes off the line', () =>
    withTemporaryStore(async (store) => {
      const told: string[] = [];
      const world = await openLive(store, { onLine: (station) => told.push(station) });
      deliver(world, 'status', { online: false });
      await expect.poll(() => told).toEqual(['T-S1']);
      expect(world.state.view.lines.get('T-S1')?.online).toBe(false);
      await world.stop();
    }));

  it('takes an open alarm that its judge does not know for returned, so that a person can end it', () =>
    withTemporaryStore(async (store) => {
      const orphan = sampleAlarm({
        id: 'orphan',
        collector: 'T1-C01',
        raisedTs: NOW - 1000,
        knownAt: NOW - 1000,
      });
      await store.commit(sampleGroup({ alarmEvents: [sampleEvent('raised', orphan.raisedTs, orphan)] }));
      const world = await openLive(store);
      expect(world.state.view.openAlarms.get('orphan')?.state).toBe('rtn-unack');
      expect((await world.acknowledge('orphan', 'Wang', 'seen'))?.state).toBe('normal');
      expect(await store.openAlarms()).toEqual([]);
      await world.stop();
    }));

  it('shows neither values nor alarms of plants that are retired', () =>
    withTemporaryStore(async (store) => {
      const first = await openLive(store);
      await raiseAlarm(first);
      await first.stop();
      const world = await openLive(store, { registry: buildRegistry([] as RegistryRecord[]) });
      expect(world.state.view.latest.size).toBe(0);
      expect(world.state.view.openAlarms.size).toBe(0);
      await world.stop();
    }));
});
