import type { DuckDBConnection } from '@duckdb/node-api';
import { selectAuditRows } from './audit';
import { chainHash } from './audit-chain';
import { readAuditHead, writeAuditHead } from './audit-head';
import { inTransaction } from './in-transaction';
import { insertRows } from './insert-rows';
import { selectRow } from './row';

const ROWS_A_PART = 1000;

/**
 * Chains the entries of a trail from before there was a chain, once: they are numbered 1 to n in their order. A trail that has a
 * single hash was chained before, and one whose end is known already (but for a crash half way here) is left as it is: the check
 * tells what was done to it.
 */
export async function chainOldAudit(connection: DuckDBConnection, folder: string): Promise<void> {
  const counts = await selectRow(connection, 'SELECT count(*) AS entries, count(hash) AS chained FROM audit');
  if (counts.number('entries') === 0 || counts.number('chained') > 0) return;
  await inTransaction(connection, async () => {
    await connection.run('CREATE OR REPLACE TEMP TABLE chained (old BIGINT, number BIGINT, hash VARCHAR)');
    const end = await chainInto(connection);
    const head = await readAuditHead(folder);
    if (head === null) await writeAuditHead(folder, end);
    if (head !== null && (head === 'damaged' || head.hash !== end.hash)) return;
    await connection.run(
      'UPDATE audit SET number = chained.number, hash = chained.hash FROM chained WHERE audit.number = chained.old',
    );
  });
  await connection.run('DROP TABLE IF EXISTS chained');
}

async function chainInto(connection: DuckDBConnection): Promise<{ number: number; hash: string }> {
  const last = (await selectRow(connection, 'SELECT max(number) AS number FROM audit')).number('number');
  let hash = '';
  let number = 0;
  for (let after = 0; after < last; after += ROWS_A_PART) {
    const rows = await selectAuditRows(connection, { after, upTo: after + ROWS_A_PART });
    const chained: [number, number, string][] = [];
    for (const row of rows) {
      number += 1;
      hash = chainHash(hash, { ...row, number });
      chained.push([row.number, number, hash]);
    }
    await insertRows(connection, { table: 'chained', columns: ['old', 'number', 'hash'] }, chained);
  }
  return { number, hash };
}
