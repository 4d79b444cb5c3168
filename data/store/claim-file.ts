import { realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StoreError } from './store-error';

const KEY = Symbol.for('dust-twin.store.open-files');

/**
 * Marks the file as open in this process and answers how to take the mark away.
 * Two instances on one file diverge silently, so a second mark throws. The marks live on `globalThis`,
 * because a bundler may give each importer its own copy of this module.
 */
export function claimFile(path: string): () => void {
  const files = openFiles();
  const file = realFile(path);
  if (files.has(file)) {
    throw new StoreError(`The database ${path} is already open in this process; use the store that is open.`);
  }
  files.add(file);
  return () => files.delete(file);
}

function openFiles(): Set<string> {
  const shared = globalThis as { [KEY]?: Set<string> };
  shared[KEY] ??= new Set();
  return shared[KEY];
}

/** The folder exists by now; the file may not. */
function realFile(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return join(realpathSync(dirname(path)), basename(path));
  }
}
