import { dirname } from 'node:path';
import { StoreError } from './store-error';

/** Turns whatever opening the file `path` threw into one sentence that says what to do. */
export function explainOpenError(error: unknown, path: string): StoreError {
  if (error instanceof StoreError) return error;
  const reason = reasonOf(error);
  return new StoreError(openSentence(reason, path), { cause: error });
}

/** Turns whatever `doing` (such as "read alarms") threw into one sentence that says what to do. */
export function explainWorkError(error: unknown, doing: string, path: string): StoreError {
  if (error instanceof StoreError) return error;
  const reason = reasonOf(error);
  return new StoreError(`Could not ${doing} in ${path} (${reason}): ${adviceFor(reason)}.`, { cause: error });
}

function openSentence(reason: string, path: string): string {
  const folder = dirname(path);
  if (/conflicting lock|could not set lock/i.test(reason)) {
    return `The data folder ${folder} is in use by another process; stop it or set DATA_DIR.`;
  }
  if (/not a valid DuckDB database/i.test(reason)) {
    return `The file ${path} is not a database of this program; move it away or set DATA_DIR.`;
  }
  if (/newer version of DuckDB|storage version|version number/i.test(reason)) {
    return `The database ${path} was written by a newer version of this program; start that version or set DATA_DIR.`;
  }
  if (/EACCES|EPERM|EROFS|permission denied|read-only file system/i.test(reason)) {
    return `The data folder ${folder} cannot be read and written by this user; give the right to it or set DATA_DIR.`;
  }
  if (/ENOTDIR|EEXIST|not a directory/i.test(reason)) {
    return `The data folder ${folder} is not a folder; move the file of that name away or set DATA_DIR.`;
  }
  return `The database ${path} cannot be opened (${reason}): ${adviceFor(reason)}.`;
}

function adviceFor(reason: string): string {
  if (/no space|ENOSPC|disk full|could not write/i.test(reason)) return 'free space on its disk';
  if (/out of memory|memory limit/i.test(reason)) return 'ask for less at once or give the store more memory';
  if (/interrupt/i.test(reason)) return 'ask again';
  return 'check its disk, then restart';
}

/** The first line of an error's message, without a full stop at its end. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return (message.split('\n')[0] ?? '').trim().replace(/\.$/, '').slice(0, 400);
}
