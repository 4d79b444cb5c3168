import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from './open-store';
import type { Store } from './types';

/** For tests: runs `work` with the path of a database file in a folder of its own, which is removed afterwards. */
export async function withTemporaryFile<T>(work: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'dust-twin-store-'));
  try {
    return await work(join(folder, 'live.duckdb'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** For tests: runs `work` with a new store, which is closed and removed afterwards. */
export function withTemporaryStore(work: (store: Store, path: string) => Promise<void>): Promise<void> {
  return withTemporaryFile(async (path) => {
    const store = await openStore({ path });
    try {
      await work(store, path);
    } finally {
      await store.close();
    }
  });
}
