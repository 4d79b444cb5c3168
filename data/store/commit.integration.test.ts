import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { StoredReading } from '../model/reading';
import { openStore } from './open-store';
import {
  NINE,
  sampleAlarm,
  sampleEvent,
  sampleGroup,
  sampleReading,
  sampleRejection,
  sampleWarning,
} from './sample-readings';
import { withTemporaryFile, withTemporaryStore } from './temporary-store';
import type { Store } from './types';

describe('a group', () => {
  it('is there again after a restart, as it was given', async () => {
    await withTemporaryFile(async (path) => {
      const readings = [
        sampleReading({ ingestId: 1, value: -0.1, quality: 4, late: true, boot: 2 ** 53 - 1 }),
        sampleReading({ ingestId: 7, collector: 'E5-C02', point: 'running', station: 'S5', value: 1 }),
      ];
      const checkpoint = { ingestId: 7, receivedTs: NINE + 50, state: { version: 1, parts: ['a', null] } };
      const first = await openStore({ path });
      await first.commit(sampleGroup({ readings, rejections: [sampleRejection()], checkpoint }));
      await first.close();

      const second = await openStore({ path });
      expect(await collect(second.readingsAfter(0, 100))).toEqual([readings]);
      expect(await second.recovery()).toEqual({ checkpoint, lastIngestId: 7, aliveUntil: NINE + 100 });
      expect(await second.counts()).toEqual({ readingsStored: 2, readingsRejected: 1, alarmsRaised: 0 });
      await second.close();
    });
  });

  it('that continues no ingestId is refused, and so is all that follows until the store is reopened', async () => {
    await withTemporaryStore(async (store) => {
      await store.commit(one(5));
      await expect(store.commit(one(5))).rejects.toThrow(/ingestId 5, which must be greater than 5/);
      await expect(store.commit(one(6))).rejects.toThrow(/reopen the store and recover first/);
      await store.reopen();
      await store.commit(one(6));
      expect((await store.counts()).readingsStored).toBe(2);
    });
  });

  it('with a value that is not finite leaves nothing behind', async () => {
    await withTemporaryStore(async (store) => {
      const readings = [sampleReading({ ingestId: 1 }), sampleReading({ ingestId: 2, value: Number.NaN })];
      await expect(store.commit(sampleGroup({ readings }))).rejects.toThrow(/value NaN .* is not finite/);
      await store.reopen();
      expect(await store.counts()).toEqual({ readingsStored: 0, readingsRejected: 0, alarmsRaised: 0 });
    });
  });

  it('removes the rows that lost, stored or its own', async () => {
    await withTemporaryStore(async (store) => {
      await store.commit(
        sampleGroup({
          readings: [sampleReading({ ingestId: 1, value: 1 }), sampleReading({ ingestId: 2, ts: NINE + 1 })],
        }),
      );
      const readings = [sampleReading({ ingestId: 3, value: 3 }), sampleReading({ ingestId: 4, value: 4 })];
      await store.commit(sampleGroup({ readings, superseded: [readingKeyOf(readings[0])] }));
      expect((await collect(store.readingsAfter(0, 10))).flat().map((row) => row.ingestId)).toEqual([2, 4]);
      expect((await store.counts()).readingsStored).toBe(2);
    });
  });

  it('never loses the counter to a row that lost: the judge may have seen it', async () => {
    await withTemporaryStore(async (store) => {
      const readings = [sampleReading({ ingestId: 1, seq: 9 }), sampleReading({ ingestId: 2, seq: 1 })];
      const checkpoint = { ingestId: 2, receivedTs: NINE, state: {} };
      await store.commit(sampleGroup({ readings, superseded: [readingKeyOf(readings[0])], checkpoint }));
      await store.reopen();
      expect((await store.recovery()).lastIngestId).toBe(2);
    });
  });

  it('is kept in the order of the calls, and reads beside it see it whole or not at all', async () => {
    await withTemporaryStore(async (store) => {
      const groups = Array.from({ length: 40 }, (_, group) =>
        Array.from({ length: 50 }, (_, n) =>
          sampleReading({ ingestId: group * 50 + n + 1, ts: NINE + group * 50 + n }),
        ),
      );
      const commits = groups.map((readings) => store.commit(sampleGroup({ readings })));
      for (let times = 0; times < 20; times += 1) {
        const rows = (await store.readings({ ...POINT, from: NINE, to: NINE + 5000, maxPoints: 10_000 }))
          .buckets;
        expect(rows.length % 50).toBe(0);
      }
      await Promise.all(commits);
      expect((await store.counts()).readingsStored).toBe(2000);
    });
  });

  it('of many leaves a bounded write-ahead log', async () => {
    await withTemporaryStore(async (store, path) => {
      for (let group = 0; group < 400; group += 1) {
        const readings = Array.from({ length: 1000 }, (_, n) =>
          sampleReading({ ingestId: group * 1000 + n + 1 }),
        );
        await store.commit(sampleGroup({ readings }));
      }
      expect(statSync(`${path}.wal`, { throwIfNoEntry: false })?.size ?? 0).toBeLessThan(32 * 2 ** 20);
    });
  });
});

describe('the tail', () => {
  it('is the newest rows, ascending, over gaps too', async () => {
    await withTemporaryStore(async (store) => {
      for (const ingestId of [1, 2, 900, 901, 5000]) await store.commit(one(ingestId));
      expect((await store.tail(3)).map((row) => row.ingestId)).toEqual([900, 901, 5000]);
      expect(await store.tail(0)).toEqual([]);
      const batches = await collect(store.readingsAfter(1, 2));
      expect(batches.flat().map((row) => row.ingestId)).toEqual([2, 900, 901, 5000]);
      expect(Math.max(...batches.map((batch) => batch.length))).toBe(2);
    });
  });
});

describe('the latest values', () => {
  it('are found in every table and hour, rolled up or not', async () => {
    await withTemporaryStore(async (store) => {
      const days = [0, 1, 40].map((days) => NINE + days * 86_400_000);
      let ingestId = 0;
      for (const [index, ts] of days.entries()) {
        const collectors = ['E1-C01', 'E1-C02', 'E1-C03'].slice(0, index + 1);
        for (const collector of collectors) {
          ingestId += 1;
          await store.commit(
            sampleGroup({ readings: [sampleReading({ ingestId, collector, ts, value: index })] }),
          );
        }
        await store.rollUp();
      }
      ingestId += 1;
      const late = sampleReading({ ingestId, collector: 'E1-C02', ts: NINE + 5, value: 77, late: true });
      await store.commit(sampleGroup({ readings: [late] }));
      ingestId += 1;
      const fresh = sampleReading({ ingestId, collector: 'E1-C04', ts: NINE - 5, value: 78 });
      await store.commit(sampleGroup({ readings: [fresh] }));
      const latest = await store.latest();
      const values = [...latest].map(([key, { ts, value }]) => [key, ts, value]).sort();
      expect(values).toEqual([
        ['E1-C01/differentialPressurePa', days[2], 2],
        ['E1-C02/differentialPressurePa', days[2], 2],
        ['E1-C03/differentialPressurePa', days[2], 2],
        ['E1-C04/differentialPressurePa', NINE - 5, 78],
      ]);
    });
  });
});

describe('alarms', () => {
  const raised = sampleAlarm();
  const acknowledged = sampleAlarm({
    state: 'ack',
    acknowledged: { by: '王', ts: NINE + 9, reason: 'seen' },
  });

  it('stand as their last event left them', async () => {
    await withTemporaryStore(async (store) => {
      await store.commit(sampleGroup({ alarmEvents: [sampleEvent('raised', NINE, raised)] }));
      expect(await store.alarm('a1')).toEqual(raised);
      await store.commit(sampleGroup({ alarmEvents: [sampleEvent('acknowledged', NINE + 9, acknowledged)] }));
      expect(await store.openAlarms()).toEqual([acknowledged]);
      expect((await store.alarmEvents('a1')).map((event) => event.alarm)).toEqual([raised, acknowledged]);
      expect((await store.counts()).alarmsRaised).toBe(1);
    });
  });

  it('are not taken back by an event told twice', async () => {
    await withTemporaryStore(async (store) => {
      const first = sampleEvent('raised', NINE, raised);
      await store.commit(
        sampleGroup({ alarmEvents: [first, sampleEvent('acknowledged', NINE + 9, acknowledged)] }),
      );
      await store.commit(sampleGroup({ alarmEvents: [first, first] }));
      expect(await store.alarm('a1')).toEqual(acknowledged);
      expect(await store.alarmEvents('a1')).toHaveLength(2);
      await store.reopen();
      expect((await store.counts()).alarmsRaised).toBe(1);
    });
  });

  it('are found by state, collector and time, newest first', async () => {
    await withTemporaryStore(async (store) => {
      const events = [
        sampleAlarm({ id: 'x', raisedTs: NINE, state: 'normal', returnedTs: NINE + 1, point: null }),
        sampleAlarm({ id: 'y', raisedTs: NINE + 10, collector: 'E2-C01' }),
        sampleAlarm({ id: 'z', raisedTs: NINE + 20, world: 'run:7' }),
      ].map((alarm) => sampleEvent('raised', alarm.raisedTs, alarm));
      await store.commit(sampleGroup({ alarmEvents: events }));
      const ids = async (query: Parameters<Store['alarms']>[0]) =>
        (await store.alarms(query)).map((alarm) => alarm.id);
      expect(await ids({ limit: 10 })).toEqual(['z', 'y', 'x']);
      expect(await ids({ limit: 1 })).toEqual(['z']);
      expect(await ids({ limit: 10, states: ['unack', 'ack'] })).toEqual(['z', 'y']);
      expect(await ids({ limit: 10, states: [] })).toEqual([]);
      expect(await ids({ limit: 10, collectors: ['E2-C01'] })).toEqual(['y']);
      expect(await ids({ limit: 10, from: NINE + 10, to: NINE + 19 })).toEqual(['y']);
      expect(await store.alarm('x')).toEqual(events[0]?.alarm);
      expect(await store.alarm('none')).toBeNull();
    });
  });
});

describe('the quarantine', () => {
  it('counts what is alike and keeps the newest sample', async () => {
    await withTemporaryStore(async (store) => {
      const earlier = sampleRejection({ receivedTs: NINE - 5 });
      await store.commit(sampleGroup({ rejections: [sampleRejection(), earlier] }));
      const newest = sampleRejection({
        receivedTs: NINE + 9,
        sample: 'new \u0000 \ud800',
        params: { field: 'running', value: 'no' },
      });
      await store.commit(sampleGroup({ rejections: [newest] }));
      expect(await store.quarantine(10)).toEqual([
        {
          station: 'S1',
          reason: 'wrong-type',
          topic: 'dust/v1/S1/telemetry',
          field: 'running',
          params: { field: 'running', value: 'no' },
          sample: 'new \u0000 \ufffd',
          firstSeen: NINE - 5,
          lastSeen: NINE + 9,
          count: 3,
        },
      ]);
    });
  });
});

describe('what is asked for some plants alone', () => {
  it('is cut to the limit after the others are left out', async () => {
    await withTemporaryStore(async (store) => {
      for (let count = 1; count <= 5; count += 1)
        await store.upsertWarning(
          sampleWarning({ id: `w${count}`, enterprise: `E${count}`, raisedTs: NINE + count }),
        );
      const ids = async (query: Parameters<typeof store.warnings>[0]): Promise<readonly string[]> =>
        (await store.warnings(query)).map(({ id }) => id);
      expect(await ids({ limit: 2 })).toEqual(['w5', 'w4']);
      expect(await ids({ limit: 2, open: true, enterprises: ['E1', "E2'--", 'E3'] })).toEqual(['w3', 'w1']);
      expect(await ids({ limit: 2, enterprises: [] })).toEqual([]);
      for (const station of ['S1', 'S2', 'S3'])
        await store.commit(sampleGroup({ rejections: [sampleRejection({ station })] }));
      expect((await store.quarantine(2, ['S1', 'S9'])).map(({ station }) => station)).toEqual(['S1']);
      expect(await store.quarantine(2, [])).toEqual([]);
      expect(await store.quarantine(9)).toHaveLength(3);
    });
  });
});

const POINT = { collector: 'E1-C01', point: 'differentialPressurePa' } as const;

function one(ingestId: number) {
  return sampleGroup({ readings: [sampleReading({ ingestId, ts: NINE + ingestId })] });
}

function readingKeyOf(reading: StoredReading | undefined) {
  if (!reading) throw new Error('no reading');
  return { collector: reading.collector, point: reading.point, ts: reading.ts };
}

async function collect<T>(batches: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const batch of batches) all.push(batch);
  return all;
}
