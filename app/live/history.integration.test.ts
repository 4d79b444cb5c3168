import { describe, expect, it } from 'vitest';
import { buildJudgeConfig } from '../../analytics/alarm/build-judge-config';
import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import type { Moment } from '../../data/model/moment';
import { buildRegistry } from '../../data/model/registry';
import { LIVE } from '../../data/model/world';
import { withTemporaryStore } from '../../data/store/temporary-store';
import type { Store } from '../../data/store/types';
import { injectFault } from '../../simulator/faults/inject-fault';
import { createClockwork } from '../../simulator/stations/station-clockwork';
import type { WorldView } from '../workbench';
import { createEventLog } from './event-log';
import { startJobs } from './jobs';
import { momentAt } from './moment-at';
import { openWorld } from './open-world';

const T0 = Date.parse('2026-11-23T10:00:00+08:00');
const registry = buildRegistry(
  SAMPLE_RECORDS.filter((it) => ('enterprise' in it ? it.enterprise === 'E1' : it.id === 'E1')),
);
const config = buildJudgeConfig(LIVE, registry);

/** What pages are given of a world: latest values, estimates, lines, open alarms, warnings, risk. */
function shown({
  view,
}: WorldView): Omit<Moment, 'world' | 'at' | 'oldestTs' | 'newestTs' | 'outside' | 'warnings'> {
  return {
    values: [...view.latest].map(([key, { ts, value, quality }]) => {
      const [collector, point] = key.split('/') as [string, Moment['values'][number][1]];
      return [collector, point, ts, value, quality] as const;
    }),
    estimates: view.estimates(),
    stations: [...view.lines].map(([station, { online, since }]) => ({ station, online, since })),
    alarms: [...view.openAlarms.values()],
    risk: [...view.risk.values()],
  };
}

function sorted<T>(list: readonly T[]): string[] {
  return list.map((one) => JSON.stringify(one)).sort();
}

function byId<T extends { readonly id: string }>(list: readonly T[]): readonly T[] {
  return list.toSorted((a, b) => a.id.localeCompare(b.id));
}

async function openLive(store: Store, now: () => number) {
  const events = createEventLog({ firstSeq: 1, capacity: 100 });
  const world = await openWorld({
    world: LIVE,
    store,
    now,
    registry: () => registry,
    config: () => config,
    events,
    retentionMs: 86_400_000,
    warn: (sentence, error) => {
      throw new Error(sentence, { cause: error });
    },
    onReadings: () => undefined,
    onLine: () => undefined,
    ticks: true,
    gather: () => new Promise((resolve) => setTimeout(resolve, 1)),
  });
  const jobs = await startJobs({
    world: LIVE,
    store,
    now,
    registry: () => registry,
    state: world.state,
    events,
    warn: (sentence, error) => {
      throw new Error(sentence, { cause: error });
    },
  });
  const view: WorldView = {
    world: LIVE,
    store,
    view: world.state.view,
    events,
    registry: () => registry,
    judgeConfig: () => config,
    now,
    acknowledge: world.acknowledge,
    acknowledgeWarning: jobs.acknowledgeWarning,
    onPush: () => () => undefined,
  };
  return { world, jobs, view };
}

describe('the history of a moment', () => {
  it('is what was live at that moment', { timeout: 120_000 }, () =>
    withTemporaryStore(async (store) => {
      let now = T0;
      let live = await openLive(store, () => now);
      const station = registry.stations.get('S1');
      const enterprise = registry.enterprises.get('E1');
      if (!station || !enterprise) throw new Error('The sample E1 has changed.');
      const plant = createClockwork({
        station,
        enterprise,
        collectors: [...registry.collectors.values()],
        seed: 3,
        alwaysOn: true,
        boot: '1',
        speed: 1,
        startTs: T0,
      });
      const remembered: { readonly at: number; readonly was: ReturnType<typeof shown> }[] = [];

      for (let round = 0; round < 240; round += 1) {
        if (round === 40)
          plant.bend((model, state) =>
            injectFault(model, state, {
              id: 'airlock-motor-trip',
              collector: 'E1-C01',
              severity: 1,
              rampS: 0,
            }),
          );
        let [message] = plant.advance();
        while (!message) [message] = plant.advance();
        now = plant.nextSampleTs() - station.sampleIntervalMs + 40;
        // A gap in the line, then what was stored meanwhile all at once.
        const isOff = round > 100 && round < 115;
        if (round === 100 || round === 115)
          live.world.take({ type: 'line', line: { station: 'S1', online: round === 115, ts: now } });
        const payload = Buffer.from(JSON.stringify(message));
        live.world.take({
          type: 'delivery',
          delivery: {
            kind: 'telemetry',
            run: null,
            station: 'S1',
            account: 'S1',
            topic: 'dust/v1/S1/telemetry',
            payload: isOff ? Buffer.from('{}') : payload,
            qos: 1,
            receivedTs: now,
            settle: () => undefined,
          },
        });
        await live.world.standing();
        const [open] = [...live.view.view.openAlarms.values()].filter(({ state }) => state === 'unack');
        if (round === 150 && open) await live.world.acknowledge(open.id, 'Wang', 'seen');
        await live.jobs.assess();
        if (round % 60 === 59) await store.rollUp();
        if (round === 180) {
          await live.jobs.stop();
          await live.world.stop();
          now += 2000;
          live = await openLive(store, () => now);
        }
        remembered.push({ at: now, was: structuredClone(shown(live.view)) });
        now += 1;
      }
      expect(remembered.some(({ was }) => was.alarms.length > 0)).toBe(true);
      expect(remembered.some(({ was }) => was.estimates.length > 0)).toBe(true);

      for (const { at, was } of remembered) {
        const told = await momentAt(live.view, { at, collectors: 'all' });
        expect([at, sorted(told.values)]).toEqual([at, sorted(was.values)]);
        expect([at, sorted(told.estimates)]).toEqual([at, sorted(was.estimates)]);
        expect([at, byId(told.alarms)]).toEqual([at, byId(was.alarms)]);
        const lines = sorted(told.stations.filter(({ online }) => online));
        expect([at, lines]).toEqual([at, sorted(was.stations.filter(({ online }) => online))]);
        for (const { enterprise: id, actual, actualLevel } of was.risk) {
          const then = told.risk.find((one) => one.enterprise === id);
          expect([at, then?.actualLevel]).toEqual([at, actualLevel]);
          expect(Math.abs((then?.actual ?? 99) - actual)).toBeLessThanOrEqual(0.5);
        }
      }
      await live.jobs.stop();
      await live.world.stop();
    }),
  );
});
