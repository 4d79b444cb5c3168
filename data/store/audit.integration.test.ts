import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readAuditHead, writeAuditHead } from './audit-head';
import { chainOldAudit } from './audit-old';
import { AuditTrail } from './audit-trail';
import { Database } from './database';
import { migrate } from './migrate';
import { readMigrations } from './read-migrations';
import { NINE } from './sample-readings';

let folder: string;
let keys: string;
let database: Database;
let trail: AuditTrail;
let warned: string[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dust-twin-audit-'));
  keys = join(folder, 'keys');
  warned = [];
  await open();
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

/** As a start of the program does. */
async function open(): Promise<void> {
  const path = join(folder, 'live.duckdb');
  const migrations = await readMigrations();
  database = await Database.open({
    path,
    memoryLimitMb: 96,
    threads: 1,
    readers: 1,
    prepare: async (connection) => {
      await migrate(connection, migrations, path);
      await chainOldAudit(connection, keys);
    },
  });
  trail = new AuditTrail(database, keys, (sentence) => warned.push(sentence));
}

async function startAgain(): Promise<void> {
  await database.close();
  await open();
}

const sql = (text: string) =>
  database.write('plant a change', async (connection) => void (await connection.run(text)));

async function append(many: number): Promise<void> {
  for (let n = 0; n < many; n += 1) {
    await trail.append({
      ts: NINE + n,
      actor: '李雷',
      action: 'alarm.acknowledge',
      object: `alarm/a${n}`,
      outcome: 'done',
      detail: { n },
    });
  }
}

describe('the chained audit trail', () => {
  it('is whole after many entries, whoever wrote at once, and after a start', async () => {
    await Promise.all([append(6), append(6)]);
    expect(await trail.check()).toEqual({ entries: 12, ok: true, firstBad: null, reason: null });
    await startAgain();
    await append(2);
    expect(await trail.check()).toEqual({ entries: 14, ok: true, firstBad: null, reason: null });
    expect(await readAuditHead(keys)).toMatchObject({ number: 14 });
  });

  it('finds every column of a row that was changed by SQL, and is whole again when it is changed back', async () => {
    await append(7);
    const changes: Readonly<Record<string, string>> = {
      ts: 'ts + 1',
      actor: "actor || ' '",
      action: "replace(action, 'k', 'K')",
      object: "'-'",
      outcome: "'refused'",
      detail_json: "replace(detail_json, ':', ': ')",
      hash: 'upper(hash)',
      number: 'number + 100',
    };
    for (const [column, value] of Object.entries(changes)) {
      await sql('CREATE OR REPLACE TEMP TABLE kept AS SELECT * FROM audit');
      await sql(`UPDATE audit SET ${column} = ${value} WHERE number = 4`);
      expect(await trail.check(), column).toMatchObject({ ok: false, firstBad: 4 });
      await sql('DELETE FROM audit');
      await sql('INSERT INTO audit SELECT * FROM kept');
      expect((await trail.check()).ok, column).toBe(true);
    }
    await sql('ALTER TABLE audit ALTER actor DROP NOT NULL');
    await sql('UPDATE audit SET actor = NULL WHERE number = 2');
    expect(await trail.check()).toMatchObject({ ok: false, firstBad: 2, reason: 'edited' });
  });

  it.each([
    ['the first entries', 'number <= 2', 'missing', 1],
    ['some between', 'number IN (4, 5)', 'missing', 4],
    ['the last one', 'number = 7', 'cut-off', 7],
    ['all of them', 'true', 'cut-off', 1],
  ])(
    'finds that %s were taken out, also after entries that came later',
    async (_name, where, reason, firstBad) => {
      await append(7);
      await database.close();
      await open();
      await sql(`DELETE FROM audit WHERE ${where}`);
      expect(await trail.check()).toMatchObject({ ok: false, reason, firstBad });
      await append(9);
      expect((await trail.check()).ok).toBe(false);
      await startAgain();
      await append(1);
      expect((await trail.check()).ok).toBe(false);
    },
  );

  it('goes on after a crash between keeping an entry and keeping how far the trail goes', async () => {
    await append(3);
    const before = await readAuditHead(keys);
    await append(1);
    if (before === null || before === 'damaged') throw new Error('There is a head.');
    await writeAuditHead(keys, before);
    await startAgain();
    expect((await trail.check()).ok).toBe(true);
    await append(1);
    expect(await trail.check()).toMatchObject({ entries: 5, ok: true });
  });

  it('takes neither a forged nor a missing end for one, and never writes it anew', async () => {
    await append(3);
    const text = await readFile(join(keys, 'audit-head'), 'utf8');
    await writeFile(join(keys, 'audit-head'), text.replace('"number":3', '"number":2'));
    await startAgain();
    expect(await trail.check()).toMatchObject({ ok: false, reason: 'cut-off' });
    await rm(join(keys, 'audit-head'));
    await startAgain();
    await append(1);
    expect(await trail.check()).toMatchObject({ ok: false, reason: 'cut-off' });
    expect(await readdir(keys)).toEqual(['audit.key']);
  });

  it('goes on and says so, once, when the data was copied without its keys', async () => {
    await append(3);
    expect(warned).toEqual([]);
    await rm(keys, { recursive: true });
    await startAgain();
    await append(2);
    expect(warned).toEqual([expect.stringContaining('copied without its keys')]);
    expect(await trail.check()).toMatchObject({ entries: 5, ok: false, reason: 'cut-off' });
  });

  it('chains entries from before the chain once, by their order', async () => {
    const [first, second] = [12, 5].map(
      (number) => `(${number}, ${NINE}, 'a', 'b', 'c', 'done', '{"n":${number}}', NULL)`,
    );
    await sql(`INSERT INTO audit VALUES ${first}, ${second}`);
    await startAgain();
    expect(await trail.check()).toEqual({ entries: 2, ok: true, firstBad: null, reason: null });
    await append(1);
    await sql("UPDATE audit SET hash = NULL, actor = 'x'");
    await startAgain();
    expect(await trail.check()).toMatchObject({ ok: false, firstBad: 1, reason: 'edited' });
  });

  it('keeps its key and its end for the owner alone, and refuses a key that others may read', async () => {
    await append(1);
    for (const name of ['audit.key', 'audit-head'])
      expect((await stat(join(keys, name))).mode & 0o777, name).toBe(0o600);
    await chmod(join(keys, 'audit.key'), 0o644);
    await expect(append(1)).rejects.toThrow(/mode 644.*chmod 600/);
    await chmod(join(keys, 'audit.key'), 0o600);
    await append(1);
    expect((await trail.check()).ok).toBe(true);
  });
});
