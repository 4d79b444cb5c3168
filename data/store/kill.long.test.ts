import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { StoredReading } from '../model/reading';
import { ROWS } from './commit-forever';
import { openStore } from './open-store';
import { NINE } from './sample-readings';
import { withTemporaryFile } from './temporary-store';

const KILLS = 5;
const LONGEST_MS = 4000;

it('keeps every acknowledged group, and no group half, through kills at random instants', async () => {
  await withTemporaryFile(async (path) => {
    for (let kill = 0; kill < KILLS; kill += 1) {
      const acknowledged = await commitUntilKilled(path, 200 + Math.random() * LONGEST_MS);
      await checkStore(path, acknowledged);
    }
  });
});

/** Answers the last group that the child said was durable. The clock starts with its first. */
async function commitUntilKilled(path: string, afterMs: number): Promise<number> {
  const script = fileURLToPath(new URL('./commit-forever.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let last = -1;
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (last < 0) setTimeout(() => child.kill('SIGKILL'), afterMs);
    last = Number(line);
  });
  const [, signal] = await once(child, 'close');
  expect(signal).toBe('SIGKILL');
  expect(last).toBeGreaterThan(0);
  return last;
}

async function checkStore(path: string, acknowledged: number): Promise<void> {
  const store = await openStore({ path });
  const { lastIngestId, checkpoint } = await store.recovery();
  const groups = lastIngestId / ROWS;
  expect(groups).toBeGreaterThan(acknowledged);
  let next = 1;
  for await (const batch of store.readingsAfter(0, 10_000)) {
    const wrong = batch.find((row, index) => !isRow(row, next + index));
    expect(wrong).toBeUndefined();
    next += batch.length;
  }
  expect(next - 1).toBe(groups * ROWS);
  expect(checkpoint).toMatchObject({ ingestId: lastIngestId, state: { group: groups - 1 } });
  const counts = { readingsStored: groups * ROWS, readingsRejected: groups, alarmsRaised: groups };
  expect(await store.counts()).toEqual(counts);
  expect((await store.quarantine(9))[0]?.count).toBe(groups);
  const alarms = (await store.alarms({ limit: groups + 1 })).map((alarm) => alarm.id);
  expect(new Set(alarms)).toEqual(new Set(Array.from({ length: groups }, (_, group) => `alarm-${group}`)));
  await store.rollUp();
  const query = {
    collector: 'E1-C1',
    point: 'differentialPressurePa',
    from: NINE,
    to: NINE + groups * 1000,
  } as const;
  const rolled = await store.readings({ ...query, maxPoints: 2 });
  expect(rolled.buckets.reduce((sum, bucket) => sum + bucket.count, 0)).toBe(groups);
  await store.close();
}

/** Row n belongs to group floor((n - 1) / ROWS), whose number is its value. */
function isRow(row: StoredReading, ingestId: number): boolean {
  return row.ingestId === ingestId && row.value === Math.floor((ingestId - 1) / ROWS);
}
