import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Alarm } from '../model/alarm';
import type { RunAction } from '../model/exercise';
import { copyFile } from './copy-file';
import { HOUR_MS, MINUTE_MS } from './levels';
import { openStore } from './open-store';
import { readMigrations } from './read-migrations';
import {
  NINE,
  sampleAlarm,
  sampleEvent,
  sampleGroup,
  sampleReading,
  sampleRejection,
  sampleReport,
  sampleRisk,
  sampleRun,
  sampleWarning,
} from './sample-readings';
import { withTemporaryFile, withTemporaryStore } from './temporary-store';
import type { Store, StoredSnapshot } from './types';

const ACTION: RunAction = {
  simTs: NINE,
  wallTs: NINE + 7,
  by: '韩梅梅',
  kind: 'acknowledge',
  params: { alarm: 'a1', reason: 'seen' },
};
const SNAPSHOT: StoredSnapshot = {
  simTs: NINE + MINUTE_MS,
  automatic: true,
  ingestId: 2,
  simulator: { seed: 7, plants: ['E1'] },
  judge: { version: 1 },
  estimates: { collectors: {} },
};

describe('a group of lines, estimates or actions alone', () => {
  it('is kept, and kept again changes nothing', async () => {
    await withTemporaryStore(async (store) => {
      const lines = [{ station: 'S1', online: false, ts: NINE }];
      const estimates = { ingestId: 0, receivedTs: NINE, state: { level: 0.5 } };
      const groups = [{ lines }, { estimates }, { actions: [ACTION, ACTION] }].map(sampleGroup);
      for (const group of [...groups, ...groups]) await store.commit(group);
      expect(await store.actions()).toEqual([ACTION]);
      expect(await store.lastEstimates()).toMatchObject({ ingestId: 0, state: { level: 0.5 } });
      const { lines: known } = await store.moment({ at: NINE });
      expect([...known]).toEqual([['S1', { online: false, since: NINE }]]);
    });
  });
});

describe('the list of runs', () => {
  it('has the newest first, takes changes and forgets', async () => {
    await withTemporaryStore(async (store) => {
      const [first, second] = [sampleRun({ id: 'r1' }), sampleRun({ id: 'r2', createdWallTs: NINE + 1 })];
      await store.saveRun(first);
      await store.saveRun(second);
      await store.saveRun({ ...first, state: 'ended' });
      expect(await store.runs()).toEqual([second, { ...first, state: 'ended' }]);
      await store.removeRun('r2');
      expect((await store.runs()).map(({ id }) => id)).toEqual(['r1']);
    });
  });
});

describe('snapshots and report', () => {
  it('are there as they were given; the same moment again replaces', async () => {
    await withTemporaryStore(async (store) => {
      await store.addSnapshot({ ...SNAPSHOT, simulator: { early: true } });
      await store.addSnapshot(SNAPSHOT);
      await store.addSnapshot({ ...SNAPSHOT, simTs: NINE, automatic: false });
      expect(await store.snapshots()).toEqual([
        { simTs: NINE, automatic: false },
        { simTs: NINE + MINUTE_MS, automatic: true },
      ]);
      expect(await store.snapshot(SNAPSHOT.simTs)).toEqual(SNAPSHOT);
      expect(await store.snapshot(NINE + 1)).toBeNull();
      expect(await store.report()).toBeNull();
      await store.saveReport(sampleReport({ seed: 1 }));
      await store.saveReport(sampleReport({ seed: 2 }));
      expect((await store.report())?.seed).toBe(2);
    });
  });
});

describe('copyTo', () => {
  it('copies what is kept between two commits, while they go on; then the two files do not meet', async () => {
    await withTemporaryStore(async (store, path) => {
      const copyPath = join(dirname(path), 'copy.duckdb');
      const commits = Array.from({ length: 20 }, (_, n) => store.commit(readingGroup(n + 1)));
      const copying = store.copyTo(copyPath);
      const later = Array.from({ length: 20 }, (_, n) => store.commit(readingGroup(n + 21)));
      await Promise.all([...commits, copying, store.rollUp(), ...later]);

      const copy = await openStore({ path: copyPath, kind: 'run' });
      expect((await copy.recovery()).lastIngestId).toBe(20);
      await copy.commit(readingGroup(21, 'E9-C01'));
      expect((await copy.counts()).readingsStored).toBe(21);
      expect((await store.counts()).readingsStored).toBe(40);
      expect([...(await store.latest()).keys()]).toEqual(['E1-C01/differentialPressurePa']);
      await copy.close();
    });
  });

  it('leaves the original locked against other processes', async () => {
    await withTemporaryStore(async (store, path) => {
      await store.copyTo(join(dirname(path), 'copy.duckdb'));
      const script = fileURLToPath(new URL('./hold-store.ts', import.meta.url));
      const other = spawn(process.execPath, ['--import', 'tsx', script, path], {
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      other.stdin.end();
      expect((await once(other, 'exit'))[0]).toBe(1);
    });
  });

  it('refuses a path that exists, and the store goes on', async () => {
    await withTemporaryStore(async (store, path) => {
      const taken = join(dirname(path), 'taken.duckdb');
      await writeFile(taken, 'mine');
      await expect(store.copyTo(taken)).rejects.toThrow(/taken.duckdb exists already; choose another/);
      await expect(store.copyTo(join(path, 'below'))).rejects.toThrow(/ENOTDIR/);
      await store.commit(readingGroup(1));
      expect(existsSync(`${taken}.wal`)).toBe(false);
    });
  });
});

describe('copyFile', () => {
  it('takes the write-ahead log along, and leaves nothing half copied', async () => {
    await withTemporaryFile(async (path) => {
      const [to, nowhere] = [`${path}-copy`, join(dirname(path), 'none', 'copy')];
      await writeFile(path, 'rows');
      await writeFile(`${path}.wal`, 'newest rows');
      await copyFile(path, to);
      expect([await readFile(to, 'utf8'), await readFile(`${to}.wal`, 'utf8')]).toEqual([
        'rows',
        'newest rows',
      ]);
      await expect(copyFile(path, to)).rejects.toThrow(/exists already/);
      await expect(copyFile(path, nowhere)).rejects.toThrow(/ENOENT/);
      await expect(copyFile(`${path}-none`, `${path}-third`)).rejects.toThrow(/ENOENT/);
      expect(existsSync(`${path}-third`)).toBe(false);
    });
  });
});

describe('cutBack', () => {
  it('forgets all that came after the snapshot and gives the alarms to the new world', async () => {
    await withTemporaryStore(async (store) => {
      await fillRun(store);
      await store.cutBack({
        snapshot: SNAPSHOT,
        judge: { version: 1, of: 'new' },
        moveAlarm: (alarm) => ({ ...alarm, id: `new-${alarm.id}`, world: 'run:new' }),
      });

      expect((await store.tail(10)).map(({ ingestId }) => ingestId)).toEqual([1, 2]);
      const events = await store.alarmEvents('new-a1');
      expect(events.map(({ kind, alarm }) => [kind, alarm.world])).toEqual([['raised', 'run:new']]);
      expect(await store.openAlarms()).toEqual([sampleAlarm({ id: 'new-a1', world: 'run:new' })]);
      expect(await store.alarm('a1')).toBeNull();
      expect(await store.warnings({ limit: 10 })).toEqual([
        sampleWarning({ causes: [{ cause: 'dp-high', collector: 'E1-C01', alarmId: 'new-a1' }] }),
      ]);
      expect((await store.latestRisk()).map(({ actual }) => actual)).toEqual([20]);
      expect(await store.actions()).toEqual([{ ...ACTION, params: { alarm: 'new-a1', reason: 'seen' } }]);
      expect(await store.snapshots()).toEqual([{ simTs: SNAPSHOT.simTs, automatic: true }]);
      expect((await store.snapshot(SNAPSHOT.simTs))?.judge).toEqual({ version: 1, of: 'new' });
      expect(await store.report()).toBeNull();
      expect(await store.lastEstimates()).toMatchObject({ ingestId: 2, state: SNAPSHOT.estimates });
      expect(await store.recovery()).toEqual({
        checkpoint: { ingestId: 2, receivedTs: SNAPSHOT.simTs, state: { version: 1, of: 'new' } },
        lastIngestId: 2,
        aliveUntil: SNAPSHOT.simTs,
      });
      expect((await store.span())?.newestTs).toBe(SNAPSHOT.simTs);
      expect((await store.moment({ at: NINE + HOUR_MS })).lines.get('S1')?.online).toBe(true);
    });
  });

  it('keeps the snapshots before only with a judge of the new world', async () => {
    await withTemporaryStore(async (store) => {
      const early = { ...SNAPSHOT, simTs: NINE, judge: { world: 'old' } };
      const all = { snapshot: SNAPSHOT, judge: null, moveAlarm: (alarm: Alarm) => alarm };
      await store.addSnapshot(early);
      await store.cutBack({ ...all, moveJudge: (judge) => ({ moved: judge }) });
      expect(await store.snapshot(NINE)).toEqual({ ...early, judge: { moved: { world: 'old' } } });
      await store.cutBack(all);
      expect((await store.snapshots()).map(({ simTs }) => simTs)).toEqual([SNAPSHOT.simTs]);
    });
  });

  it('goes on from there: readings, roll-ups and moments are those of what is left and what comes', async () => {
    await withTemporaryStore(async (store) => {
      await fillRun(store);
      await store.cutBack({ snapshot: SNAPSHOT, judge: null, moveAlarm: (alarm) => alarm });
      const next = sampleReading({ ingestId: 3, ts: NINE + 90_000, receivedTs: NINE + 90_000, value: 33 });
      await store.commit(sampleGroup({ readings: [next] }));
      await store.rollUp();
      const point = { collector: 'E1-C01', point: 'differentialPressurePa' } as const;
      const { buckets } = await store.readings({ ...point, from: NINE, to: NINE + HOUR_MS, maxPoints: 1 });
      expect(buckets.map(({ count, max }) => [count, max])).toEqual([[3, 1000]]);
      const { latest } = await store.moment({ at: NINE + HOUR_MS });
      expect([...latest.values()].map(({ value }) => value)).toEqual([33]);
    });
  });
});

describe('exportRows', () => {
  it('gives rows of every kind as JSON objects', async () => {
    await withTemporaryStore(async (store) => {
      await fillRun(store);
      const rows: Readonly<Record<string, unknown>>[] = [];
      for await (const batch of store.exportRows()) rows.push(...batch);
      expect(rows.map(({ kind }) => kind)).toEqual([
        ...['action', 'action', 'alarm-event', 'alarm-event', 'snapshot', 'snapshot'],
        ...['reading', 'reading', 'reading'],
      ]);
      expect(rows[0]).toMatchObject({ kind: 'action', action: 'acknowledge', by: '韩梅梅', simTs: NINE });
      expect(rows[2]).toMatchObject({ kind: 'alarm-event', transition: 'raised', alarm: { id: 'a1' } });
      expect(rows.at(-1)).toMatchObject({ kind: 'reading', ingestId: 3, value: 1000 });
    });
  });
});

describe('activity', () => {
  it('counts what each point sent, and since when its value has not changed', async () => {
    await withTemporaryStore(async (store) => {
      const values = [5, 7, 7, 7];
      const readings = values.map((value, n) =>
        sampleReading({
          ...{ ingestId: n + 1, ts: NINE + n * 1000, receivedTs: NINE + n * 1000 + 40, value },
          ...{ quality: n === 0 ? 3 : 0, late: n === 1 },
        }),
      );
      const before = sampleReading({ ingestId: 5, ts: NINE - 9000, receivedTs: NINE + 60_000, value: 9 });
      await store.commit(sampleGroup({ readings: [...readings, before] }));
      const { points, stations } = await store.activity({ from: NINE, to: NINE + 10_000 });
      expect(points).toEqual([
        {
          ...{ collector: 'E1-C01', point: 'differentialPressurePa', readings: 4, bad: 1, late: 1 },
          ...{
            lastTs: NINE + 3000,
            lastReceivedTs: NINE + 3040,
            lastValue: 7,
            unchangedSinceTs: NINE + 1000,
          },
        },
      ]);
      expect(stations).toEqual([{ station: 'S1', messages: 4, leastMs: 40, medianMs: 40, greatestMs: 40 }]);
      const all = await store.activity({ from: NINE, to: NINE + 60_000 });
      expect(all.stations).toEqual([
        { station: 'S1', messages: 5, leastMs: 40, medianMs: 40, greatestMs: 69_000 },
      ]);
      expect(await store.activity({ from: 0, to: NINE - 1 })).toEqual({ points: [], stations: [] });
    });
  });
});

describe('the alarms of a span', () => {
  it('come the gravest first, of these the newest, with how many there are', async () => {
    await withTemporaryStore(async (store) => {
      const alarms = [
        sampleAlarm({ id: 'old', priority: 2, raisedTs: NINE }),
        sampleAlarm({ id: 'new', priority: 2, raisedTs: NINE + 2000 }),
        sampleAlarm({ id: 'grave', priority: 1, raisedTs: NINE + 1000 }),
        sampleAlarm({ id: 'outside', priority: 1, raisedTs: NINE + 2001 }),
        sampleAlarm({ id: 'foreign', priority: 1, collector: 'E9-C01' }),
      ];
      await store.commit(
        sampleGroup({ alarmEvents: alarms.map((alarm) => sampleEvent('raised', alarm.raisedTs, alarm)) }),
      );
      const query = { from: NINE, to: NINE + 2000, collectors: ['E1-C01'] };
      const { marks, total } = await store.alarmMarks({ ...query, limit: 2 });
      expect([marks.map(({ id }) => id), total]).toEqual([['grave', 'new'], 3]);
      expect(await store.alarmMarks({ ...query, collectors: [], limit: 2 })).toEqual({ marks: [], total: 0 });
    });
  });
});

describe('a database of before there were worlds', () => {
  it('keeps its warnings and risk as the first versions that are known', async () => {
    await withTemporaryFile(async (path) => {
      const migrations = (await readMigrations()).slice(0, 1);
      const [first] = migrations;
      const fill = `
        INSERT INTO warnings VALUES ('w1', 'raised', ${NINE}, '${JSON.stringify(sampleWarning())}');
        INSERT INTO risk VALUES ('E1', ${NINE}, '${JSON.stringify(sampleRisk())}');`;
      if (!first) throw new Error('There is no first migration.');
      // Only the text that runs is longer; the hash that is recorded is the first migration's own.
      const opening = openStore({ path, migrations: [{ ...first, sql: first.sql + fill }] });
      await expect(opening).rejects.toThrow(/cannot be opened/);
      const store = await openStore({ path });
      const { warnings, risk } = await store.moment({ at: NINE });
      expect([warnings, risk]).toEqual([[sampleWarning()], [sampleRisk()]]);
      expect((await store.moment({ at: NINE - 1 })).warnings).toEqual([]);
      await store.close();
    });
  });
});

/** A run of three readings, an alarm that returns, and one thing of every kind before and after the snapshot. */
async function fillRun(store: Store): Promise<void> {
  const after = SNAPSHOT.simTs + 1000;
  const alarm = sampleAlarm({ world: 'run:old' });
  const causes = [{ cause: 'dp-high', collector: 'E1-C01', alarmId: 'a1' }];
  const estimates = { ingestId: 1, receivedTs: NINE + 100, state: { old: true } };
  await store.commit(
    sampleGroup({
      readings: [sampleReading({ ingestId: 1 }), sampleReading({ ingestId: 2, ts: NINE + 1000 })],
      alarmEvents: [sampleEvent('raised', NINE, alarm)],
      lines: [{ station: 'S1', online: true, ts: NINE }],
      actions: [ACTION],
      estimates,
    }),
  );
  await store.upsertWarning(sampleWarning({ causes }));
  await store.saveRisk([sampleRisk()]);
  await store.addSnapshot(SNAPSHOT);
  await store.commit(
    sampleGroup({
      readings: [sampleReading({ ingestId: 3, ts: after + HOUR_MS, receivedTs: after + HOUR_MS })],
      alarmEvents: [sampleEvent('returned', after, { ...alarm, state: 'rtn-unack', returnedTs: after })],
      lines: [{ station: 'S1', online: false, ts: after }],
      actions: [{ ...ACTION, simTs: after, kind: 'freeze', params: {} }],
      rejections: [sampleRejection({ receivedTs: after })],
      estimates: { ...estimates, ingestId: 3, receivedTs: after + HOUR_MS },
      checkpoint: { ingestId: 3, receivedTs: after + HOUR_MS, state: null },
    }),
  );
  await store.upsertWarning(sampleWarning({ causes, state: 'closed', changedTs: after, closedTs: after }));
  await store.saveRisk([sampleRisk({ actual: 90, computedTs: after })]);
  await store.addSnapshot({ ...SNAPSHOT, simTs: after, ingestId: 3 });
  await store.saveReport(sampleReport({}));
  await store.rollUp();
}

function readingGroup(ingestId: number, collector = 'E1-C01') {
  return sampleGroup({ readings: [sampleReading({ ingestId, collector, ts: NINE + ingestId })] });
}
