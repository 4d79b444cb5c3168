import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { StoreError } from './store-error';

/** One numbered step of the tables' history. */
export interface Migration {
  readonly number: number;
  /** File name, such as `0001-first-tables.sql`. */
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the text with Unix line ends, hex. */
  readonly hash: string;
}

/** Reads `NNNN-name.sql` files, ascending; without a folder, those of this program. Throws a StoreError unless they count 1, 2, 3 ... */
export async function readMigrations(folder = ownFolder()): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(names.map((name, index) => readMigration(folder, name, index + 1)));
}

function ownFolder(): string {
  return fileURLToPath(new URL('./migrations', import.meta.url));
}

async function readMigration(folder: string, name: string, expected: number): Promise<Migration> {
  if (Number(/^(\d{4})-/.exec(name)?.[1]) !== expected) {
    throw new StoreError(
      `Migration ${name} is out of turn; its name must begin with ${String(expected).padStart(4, '0')}-.`,
    );
  }
  const sql = (await readFile(join(folder, name), 'utf8')).replaceAll('\r\n', '\n');
  return { number: expected, name, sql, hash: createHash('sha256').update(sql).digest('hex') };
}
