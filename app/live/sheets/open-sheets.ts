import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { SerialQueue } from '../../../data/store/serial-queue';
import { type SheetRow, type SheetToWrite, WorkbookRefusal, type WorkbookRefusalCode } from './sheet-types';

/** Workbooks, each read or written in a process of its own, one at a time. */
export interface Sheets {
  /** Rejects with WorkbookRefusal. */
  readonly read: (bytes: Uint8Array) => Promise<readonly SheetRow[]>;
  readonly write: (sheets: readonly SheetToWrite[]) => Promise<Uint8Array>;
}

export interface SheetsOptions {
  /** How long a workbook may take. */
  readonly timeMs?: number;
  /** How much memory, MB. */
  readonly memoryMb?: number;
}

/** Stations come first. */
const LOW = 10;
const PROCESS = join(import.meta.dirname, 'sheet-process.ts');

type Line =
  | { readonly rows: readonly SheetRow[] }
  | { readonly done: true }
  | {
      readonly refused: { readonly code: WorkbookRefusalCode; readonly params: WorkbookRefusal['params'] };
    };

export function openSheets({ timeMs = 45_000, memoryMb = 512 }: SheetsOptions = {}): Sheets {
  const queue = new SerialQueue();

  async function withProcess<T>(task: 'read' | 'write', input: Uint8Array, use: Use<T>): Promise<T> {
    const heap = `--max-old-space-size=${memoryMb}`;
    const child = spawn(process.execPath, [heap, '--import', 'tsx', PROCESS, task], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { PATH: process.env.PATH ?? '', NODE_ENV: process.env.NODE_ENV },
    });
    if (child.pid !== undefined) lowerPriority(child.pid);
    const late = setTimeout(() => child.kill('SIGKILL'), timeMs);
    child.stdin.on('error', () => undefined); // its exit says it
    child.stdin.end(input);
    try {
      const ended = once(child, 'close');
      ended.catch(() => undefined); // looked at only when nothing was refused before
      const answer = await use(child);
      const [code] = (await ended) as [number | null];
      if (answer === null || code !== 0) throw new WorkbookRefusal('workbook-too-costly');
      return answer;
    } finally {
      clearTimeout(late);
      child.kill('SIGKILL');
    }
  }

  return {
    read: (bytes) => queue.run(() => withProcess('read', bytes, readRows)),
    write: (sheets) => queue.run(() => withProcess('write', Buffer.from(JSON.stringify(sheets)), readAll)),
  };
}

/** Null when the process ended before it was done. */
type Use<T> = (child: ChildProcess) => Promise<T | null>;

async function readRows({ stdout }: ChildProcess): Promise<readonly SheetRow[] | null> {
  if (!stdout) return null;
  const rows: SheetRow[] = [];
  for await (const text of createInterface({ input: stdout })) {
    const line = JSON.parse(text) as Line;
    if ('refused' in line) throw new WorkbookRefusal(line.refused.code, line.refused.params);
    if ('done' in line) return rows;
    rows.push(...line.rows);
  }
  return null;
}

async function readAll({ stdout }: ChildProcess): Promise<Uint8Array | null> {
  if (!stdout) return null;
  const parts: Buffer[] = [];
  for await (const part of stdout) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function lowerPriority(pid: number): void {
  try {
    setPriority(pid, LOW);
  } catch {
    // It has ended already, or this system has no priorities.
  }
}
