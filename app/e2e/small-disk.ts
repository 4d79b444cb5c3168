import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A place for a server's data that can be made full and roomy again while the server runs. */
export interface SmallDisk {
  readonly folder: string;
  /** How it is made full on this machine. */
  readonly how: string;
  readonly fill: (pid: number | undefined) => void;
  readonly free: (pid: number | undefined) => void;
  readonly remove: () => void;
}

const SIZE_MB = 48;

/**
 * A tmpfs of 48 MB filled by a ballast file where this user may mount; else a limit on the size of every file the server writes
 * (prlimit: writes beyond it fail, as on a full disk). Null where neither is possible.
 */
export function openSmallDisk(): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'dust-twin-small-'));
  const wanted = process.env.SMALL_DISK;
  if (wanted !== 'limit' && isDone('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MB}m`, 'tmpfs', folder]))
    return onTmpfs(folder);
  if (isDone('prlimit', ['--version'])) return byLimit(folder);
  rmSync(folder, { recursive: true });
  return null;
}

function onTmpfs(folder: string): SmallDisk {
  const ballast = join(folder, 'ballast');
  return {
    folder,
    how: `a tmpfs of ${SIZE_MB} MB filled by a ballast file`,
    fill: () => writeUntilFull(ballast),
    free: () => rmSync(ballast, { force: true }),
    remove() {
      execFileSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function byLimit(folder: string): SmallDisk {
  return {
    folder,
    how: 'a limit on the size of the files that the server writes',
    fill: (pid) => limitFiles(pid, String(sizeOfLogs(folder))),
    free: (pid) => limitFiles(pid, 'unlimited'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Only the soft limit, which may be raised again; without a process there is nothing to limit. */
function limitFiles(pid: number | undefined, bytes: string): void {
  if (pid === undefined) return;
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);
}

/** The write-ahead log, which every commit makes longer, may not grow any more. */
function sizeOfLogs(folder: string): number {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const wal = names.filter((name) => name.endsWith('.wal')).map((name) => statSync(join(folder, name)).size);
  return Math.max(4096, ...wal);
}

function writeUntilFull(path: string): void {
  const file = openSync(path, 'a');
  for (const bytes of [1024 * 1024, 4096, 1]) {
    const piece = Buffer.alloc(bytes, 1);
    while (isWritten(file, piece));
  }
  closeSync(file);
}

function isWritten(file: number, piece: Buffer): boolean {
  try {
    return writeSync(file, piece) > 0;
  } catch {
    return false;
  }
}

function isDone(command: string, given: readonly string[]): boolean {
  try {
    execFileSync(command, given, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
