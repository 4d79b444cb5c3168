import type { DuckDBConnection } from '@duckdb/node-api';
import type { LinkRefusal, MinistryRisk } from '../model/exchange';
import { insertRows } from './insert-rows';
import type { LinkEnterpriseCount, LinkPosition, LinkStore } from './link-store';
import { selectRows } from './row';
import { whole } from './sql-parts';

/** Where the upload stands; null before the first step. */
export async function selectPosition(connection: DuckDBConnection): Promise<LinkPosition | null> {
  const [row] = await selectRows(connection, 'SELECT * FROM link_state WHERE id = 1');
  if (!row) return null;
  return {
    endpointUrl: row.text('endpoint_url'),
    cursor: row.number('cursor'),
    sendingThrough: row.number('sending_through'),
    state: JSON.parse(row.text('state_json')),
  };
}

/** Keeps a step of the upload whole. To be called in a transaction. */
export async function saveStep(
  connection: DuckDBConnection,
  { position, accepted, refusals }: Parameters<LinkStore['saveLink']>[0],
): Promise<void> {
  await connection.run('INSERT OR REPLACE INTO link_state VALUES (1, ?, ?, ?, ?)', [
    position.endpointUrl,
    position.cursor,
    position.sendingThrough,
    JSON.stringify(position.state ?? null),
  ]);
  await insertRows(
    connection,
    {
      table: 'link_enterprises',
      columns: ['enterprise', 'accepted', 'refused', 'last_accepted_ts'],
      ending: `ON CONFLICT (enterprise) DO UPDATE SET accepted = link_enterprises.accepted + excluded.accepted,
        refused = link_enterprises.refused + excluded.refused, last_accepted_ts = excluded.last_accepted_ts`,
    },
    accepted.map((one) => [one.enterprise, one.accepted, one.refused, one.ts]),
  );
  await insertRows(
    connection,
    {
      table: 'link_refusals',
      columns: ['message_id', 'record_key', 'enterprise', 'ts', 'refusal_json'],
      ending: 'ON CONFLICT DO NOTHING',
    },
    refusals.map(({ recordKey, ...refusal }) => [
      refusal.messageId,
      recordKey,
      refusal.enterprise,
      refusal.ts,
      JSON.stringify(refusal),
    ]),
  );
}

/** What was uploaded of each enterprise. */
export async function selectEnterprises(
  connection: DuckDBConnection,
): Promise<readonly LinkEnterpriseCount[]> {
  const rows = await selectRows(connection, 'SELECT * FROM link_enterprises ORDER BY enterprise');
  return rows.map((row) => ({
    enterprise: row.text('enterprise'),
    accepted: row.number('accepted'),
    refused: row.number('refused'),
    lastAcceptedTs: row.numberOrNull('last_accepted_ts'),
  }));
}

/** Records refused for good, newest first, and how many there are in all. */
export async function selectRefusals(
  connection: DuckDBConnection,
  limit: number,
): Promise<{ readonly items: readonly LinkRefusal[]; readonly total: number }> {
  const rows = await selectRows(
    connection,
    `SELECT refusal_json FROM link_refusals ORDER BY number DESC LIMIT ${whole(limit)}`,
  );
  const [count] = await selectRows(connection, 'SELECT count(*) AS total FROM link_refusals');
  return {
    items: rows.map((row) => JSON.parse(row.text('refusal_json')) as LinkRefusal),
    total: count?.number('total') ?? 0,
  };
}

/** Adds results that are not known yet; answers how many. */
export async function saveMinistryRisk(
  connection: DuckDBConnection,
  results: readonly MinistryRisk[],
): Promise<number> {
  const added = await insertRows(
    connection,
    {
      table: 'ministry_risk',
      columns: ['result_id', 'enterprise', 'computed_ts', 'received_ts', 'risk_json'],
      ending: 'ON CONFLICT DO NOTHING RETURNING result_id',
    },
    results.map((one) => [one.resultId, one.enterprise, one.computedTs, one.receivedTs, JSON.stringify(one)]),
  );
  return added.length;
}

/** The newest result of each enterprise. */
export async function selectLatestMinistryRisk(
  connection: DuckDBConnection,
): Promise<readonly MinistryRisk[]> {
  const rows = await selectRows(
    connection,
    'SELECT arg_max(risk_json, computed_ts) AS risk_json FROM ministry_risk GROUP BY enterprise ORDER BY enterprise',
  );
  return rows.map((row) => JSON.parse(row.text('risk_json')) as MinistryRisk);
}
