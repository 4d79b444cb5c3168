import type { DuckDBConnection } from '@duckdb/node-api';
import { appendAudit, selectAuditEnd, selectAuditRows } from './audit';
import { chainHash } from './audit-chain';
import { walkAudit } from './audit-check';
import { type AuditHead, readAuditHead, writeAuditHead } from './audit-head';
import type { Database } from './database';
import type { AuditCheck, AuditEntry } from './people-store';
import { selectRow } from './row';
import { SerialQueue } from './serial-queue';

/**
 * The audit trail of an open store: entries one after the other, and beside the database (`folder`) how far the trail goes. Where
 * that does not fit what the table holds, somebody changed one of them: entries are still kept, but it is never written again, so
 * that no later entry can hide the change.
 */
export class AuditTrail {
  readonly #database: Database;
  readonly #folder: string;
  readonly #appends = new SerialQueue();
  /** The table's end, once it is known to continue what is kept beside it; null: to be found out; `broken`: it does not. */
  #end: AuditHead | null | 'broken' = null;
  /** An end that is in the table and could not be written beside it yet. */
  #unwritten: AuditHead | null = null;
  #checking: Promise<AuditCheck> | null = null;

  readonly #warn: (sentence: string) => void;

  constructor(database: Database, folder: string, warn: (sentence: string) => void) {
    this.#database = database;
    this.#folder = folder;
    this.#warn = warn;
  }

  /** Resolves when the entry is durable. Nothing is added while how far the trail goes cannot be written. */
  append(entry: AuditEntry): Promise<void> {
    return this.#appends.run(async () => {
      await this.#writeHead();
      this.#end ??= await this.#learnEnd();
      const end = await this.#database
        .write('keep an audit entry', (connection) => appendAudit(connection, entry))
        .catch((error: unknown) => {
          // Nobody knows whether it is in the table.
          if (this.#end !== 'broken') this.#end = null;
          throw error;
        });
      if (this.#end !== 'broken' && end.number !== this.#end.number + 1) this.#end = 'broken';
      if (this.#end === 'broken') return;
      this.#end = end;
      this.#unwritten = end;
      await this.#writeHead();
    });
  }

  /** Walks the chain as it stands now. Who asks while somebody else's walk is under way is given that one's answer. */
  check(): Promise<AuditCheck> {
    this.#checking ??= this.#walk().finally(() => {
      this.#checking = null;
    });
    return this.#checking;
  }

  async #walk(): Promise<AuditCheck> {
    const now = await this.#appends.run(async () => ({
      head: await readAuditHead(this.#folder),
      ...(await this.#database.read('measure the audit trail', measure)),
    }));
    return walkAudit({
      ...now,
      rows: (after, upTo) =>
        this.#database.read('read the audit trail', (connection) =>
          selectAuditRows(connection, { after, upTo: Math.min(upTo, now.last) }),
        ),
    });
  }

  async #writeHead(): Promise<void> {
    if (!this.#unwritten) return;
    await writeAuditHead(this.#folder, this.#unwritten);
    this.#unwritten = null;
  }

  async #learnEnd(): Promise<AuditHead | 'broken'> {
    const end = await this.#findEnd();
    if (end === 'broken')
      this.#warn(
        `The audit trail does not go on where ${this.#folder} says that it ended: one of them was changed, or the data was copied without its keys; entries are still kept, but the check fails until the keys folder of the same copy is put back.`,
      );
    return end;
  }

  async #findEnd(): Promise<AuditHead | 'broken'> {
    const head = await readAuditHead(this.#folder);
    if (head === 'damaged') return 'broken';
    return this.#database.read('read the end of the audit trail', (connection) =>
      continueFrom(connection, head ?? { number: 0, hash: '' }),
    );
  }
}

async function measure(connection: DuckDBConnection): Promise<{ entries: number; last: number }> {
  const row = await selectRow(
    connection,
    'SELECT count(*) AS entries, coalesce(max(number), 0) AS last FROM audit',
  );
  return { entries: row.number('entries'), last: row.number('last') };
}

/** The table's end when it is the head, or one entry beyond it that follows from it. */
async function continueFrom(connection: DuckDBConnection, head: AuditHead): Promise<AuditHead | 'broken'> {
  const end = await selectAuditEnd(connection);
  if (end.number === head.number) return end.hash === head.hash ? end : 'broken';
  if (end.number !== head.number + 1) return 'broken';
  const [row] = await selectAuditRows(connection, { after: head.number, upTo: end.number });
  return row && row.hash === chainHash(head.hash, row) ? end : 'broken';
}
