import { execFile } from 'node:child_process';
import { access, rm } from 'node:fs/promises';
import { promisify } from 'node:util';
import { StoreError } from './store-error';

const run = promisify(execFile);

const COPY_WITHIN_MS = 120_000;
/** It needs nothing of ours, and no secret. */
const NO_ENV = {} as NodeJS.ProcessEnv;
const COPY = `
  const fs = require('node:fs');
  const [from, to] = process.argv.slice(1);
  fs.copyFileSync(from, to, fs.constants.COPYFILE_EXCL | fs.constants.COPYFILE_FICLONE);
  const copy = fs.openSync(to, 'r+');
  fs.fsyncSync(copy);
  fs.closeSync(copy);`;

/**
 * Copies a database file that is open here, with its write-ahead log where there is one, to `to`, which must not exist.
 * A process of its own copies: the system drops all of a process's locks on a file when the process closes any descriptor
 * of it (POSIX), and then a second process could open the original. Nothing may write to the file meanwhile.
 */
export async function copyFile(from: string, to: string): Promise<void> {
  for (const path of [to, `${to}.wal`])
    if (await exists(path))
      throw new StoreError(`The file ${path} exists already; choose another for the copy.`);
  try {
    if (await exists(`${from}.wal`)) await copyOne(`${from}.wal`, `${to}.wal`);
    await copyOne(from, to);
  } catch (error) {
    await Promise.all([rm(to, { force: true }), rm(`${to}.wal`, { force: true })]);
    throw error;
  }
}

async function copyOne(from: string, to: string): Promise<void> {
  try {
    await run(process.execPath, ['-e', COPY, from, to], { env: NO_ENV, timeout: COPY_WITHIN_MS });
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    throw new Error(/\b[A-Z]{4,}: [^\n]*/.exec(said)?.[0] ?? `could not copy to ${to}`, { cause: error });
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
