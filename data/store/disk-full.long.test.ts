import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { openStore } from './open-store';
import { NINE, sampleGroup, sampleReading } from './sample-readings';
import type { CommitGroup } from './types';

const ROWS = 2000;
const folder = mkdtempSync(join(tmpdir(), 'dust-twin-full-'));
const isMounted = mountSmallDisk();

afterAll(() => {
  if (isMounted) execFileSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
});

it.skipIf(!isMounted)(
  'goes on after a full disk once there is room again and the store is reopened',
  async () => {
    const ballast = join(folder, 'ballast');
    writeFileSync(ballast, Buffer.alloc(12 * 2 ** 20));
    const store = await openStore({ path: join(folder, 'live.duckdb') });
    let acknowledged = 0;
    const failure = await commitUntilFailure(store.commit, (group) => {
      acknowledged = group;
    });
    expect(failure.name).toBe('StoreError');
    expect(failure.message).toMatch(/free space on its disk/);
    await expect(store.commit(groupOf(acknowledged + 2))).rejects.toThrow();

    rmSync(ballast);
    await store.reopen();
    const { lastIngestId } = await store.recovery();
    expect(lastIngestId % ROWS).toBe(0);
    expect(lastIngestId).toBeGreaterThanOrEqual(acknowledged * ROWS);
    const next = lastIngestId / ROWS + 1;
    await store.commit(groupOf(next));
    expect((await store.counts()).readingsStored).toBe(next * ROWS);
    expect((await store.tail(next * ROWS)).map((row) => row.ingestId)).toEqual(
      Array.from({ length: next * ROWS }, (_, n) => n + 1),
    );
    await store.close();
  },
);

async function commitUntilFailure(
  commit: (group: CommitGroup) => Promise<void>,
  onAcknowledged: (group: number) => void,
): Promise<Error> {
  for (let group = 1; ; group += 1) {
    try {
      await commit(groupOf(group));
      onAcknowledged(group);
    } catch (error) {
      return error as Error;
    }
  }
}

/** Group n holds ingestIds (n - 1) * ROWS + 1 to n * ROWS, with values that do not compress. */
function groupOf(group: number): CommitGroup {
  const readings = Array.from({ length: ROWS }, (_, n) => {
    const ingestId = (group - 1) * ROWS + n + 1;
    return sampleReading({ ingestId, ts: NINE + ingestId, value: Math.sin(ingestId * ingestId) });
  });
  return sampleGroup({ readings });
}

/** Needs the right to mount; without it the test is skipped. */
function mountSmallDisk(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
