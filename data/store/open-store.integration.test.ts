import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openStore } from './open-store';
import { readMigrations } from './read-migrations';
import { NINE, sampleGroup, sampleReading } from './sample-readings';
import { withTemporaryFile, withTemporaryStore } from './temporary-store';

describe('openStore', () => {
  it('refuses a file that is open in this process, until it is closed', async () => {
    await withTemporaryFile(async (path) => {
      const store = await openStore({ path });
      await expect(openStore({ path })).rejects.toThrow(/already open in this process/);
      await store.close();
      await (await openStore({ path })).close();
    });
  });

  it('refuses a file that another process holds', async () => {
    await withTemporaryFile(async (path) => {
      const holder = spawn(
        process.execPath,
        ['--import', 'tsx', fileURLToPath(new URL('./hold-store.ts', import.meta.url)), path],
        {
          stdio: ['pipe', 'pipe', 'inherit'],
        },
      );
      await once(holder.stdout, 'data');
      await expect(openStore({ path })).rejects.toThrow(
        `The data folder ${dirname(path)} is in use by another process; stop it or set DATA_DIR.`,
      );
      holder.stdin.end();
      await once(holder, 'exit');
      await (await openStore({ path })).close();
    });
  });

  it('opens again after it was killed right behind its migrations', async () => {
    await withTemporaryFile(async (path) => {
      const holder = spawn(
        process.execPath,
        ['--import', 'tsx', fileURLToPath(new URL('./hold-store.ts', import.meta.url)), path],
        { stdio: ['pipe', 'pipe', 'inherit'] },
      );
      await once(holder.stdout, 'data');
      holder.kill('SIGKILL');
      await once(holder, 'exit');
      await (await openStore({ path })).close();
    });
  });

  it('refuses a file that is no database, and one in what is no folder', async () => {
    await withTemporaryFile(async (path) => {
      await writeFile(path, 'not a database, though long enough to be looked at as one'.repeat(400));
      await expect(openStore({ path })).rejects.toThrow(/is not a database of this program; move it away/);
      await expect(openStore({ path: `${path}/below` })).rejects.toThrow(/is not a folder; move the file/);
    });
  });

  it('refuses a database of a newer version, or one whose migration was changed since', async () => {
    await withTemporaryFile(async (path) => {
      const own = await readMigrations();
      const newer = {
        number: own.length + 1,
        name: '9999-later.sql',
        sql: 'CREATE TABLE later (x INTEGER)',
        hash: 'h',
      };
      await (await openStore({ path, migrations: [...own, newer] })).close();
      await expect(openStore({ path })).rejects.toThrow(
        /has migration 9999-later.sql, which this version does not know/,
      );
      const changed = own.map((migration) => ({ ...migration, hash: 'changed' }));
      await expect(openStore({ path, migrations: [...changed, newer] })).rejects.toThrow(/was changed after/);
      await (await openStore({ path, migrations: [...own, newer] })).close();
    });
  });

  it('leaves nothing of a migration that fails', async () => {
    await withTemporaryFile(async (path) => {
      const own = await readMigrations();
      const broken = {
        number: own.length + 1,
        name: 'x',
        sql: 'CREATE TABLE half (x INTEGER); SELECT nonsense',
        hash: 'h',
      };
      await expect(openStore({ path, migrations: [...own, broken] })).rejects.toThrow(/cannot be opened/);
      const mended = { ...broken, sql: 'CREATE TABLE half (x INTEGER)' };
      await (await openStore({ path, migrations: [...own, mended] })).close();
    });
  });
});

describe('readMigrations', () => {
  it('refuses numbers that do not count up by one', async () => {
    await withTemporaryFile(async (path) => {
      await mkdir(path);
      await writeFile(`${path}/0002-early.sql`, 'SELECT 1');
      await expect(readMigrations(path)).rejects.toThrow(
        /0002-early.sql is out of turn; its name must begin with 0001-/,
      );
    });
  });
});

describe('a closed store', () => {
  it('keeps what was called for before, and refuses what comes after', async () => {
    await withTemporaryFile(async (path) => {
      const store = await openStore({ path });
      const commit = store.commit(sampleGroup({ readings: [sampleReading({ ingestId: 1, ts: NINE })] }));
      await store.close();
      await commit;
      await expect(store.openAlarms()).rejects.toThrow(/is closed; open it again/);
      await expect(store.counts()).rejects.toThrow(/is closed; open it again/);
      await expect(store.commit(sampleGroup({ readings: [sampleReading({ ingestId: 2 })] }))).rejects.toThrow(
        /is closed/,
      );
      await expect(store.reopen()).rejects.toThrow(/is closed/);
      await store.close();
    });
  });
});

describe('reopen', () => {
  it('lets calls made meanwhile wait and work', async () => {
    await withTemporaryStore(async (store) => {
      await store.commit(sampleGroup({ readings: [sampleReading({ ingestId: 1 })] }));
      const reopening = store.reopen();
      const commit = store.commit(sampleGroup({ readings: [sampleReading({ ingestId: 2, ts: NINE + 1 })] }));
      await reopening;
      await commit;
      expect((await store.tail(10)).map((row) => row.ingestId)).toEqual([1, 2]);
    });
  });
});
