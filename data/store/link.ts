import type { DuckDBConnection } from '@duckdb/node-api';
import type { LinkRefusal, MinistryRisk } from '../model/exchange';
import { insertRows } from './insert-rows';
import type { LinkEnterpriseCount, LinkPosition, LinkStep } from './link-store';
import { selectRows } from './row';
import { whole } from './sql-parts';

/** Where the upload to an endpoint stands; null before the first step. */
export async function selectPosition(
  connection: DuckDBConnection,
  endpoint: string,
): Promise<LinkPosition | null> {
  const [row] = await selectRows(connection, 'SELECT * FROM link_state WHERE endpoint = ?', [endpoint]);
  if (!row) return null;
  return {
    endpoint,
    cursor: row.number('cursor'),
    sendingThrough: row.number('sending_through'),
    state: JSON.parse(row.text('state_json')) as unknown,
  };
}

/** Keeps a step of the upload whole. To be called in a transaction. */
export async function saveStep(
  connection: DuckDBConnection,
  { position, accepted, refusals }: LinkStep,
): Promise<void> {
  const { endpoint } = position;
  await insertRows(
    connection,
    {
      table: 'link_state',
      columns: ['endpoint', 'cursor', 'sending_through', 'state_json'],
      ending: `ON CONFLICT (endpoint) DO UPDATE SET cursor = excluded.cursor, sending_through = excluded.sending_through,
        state_json = excluded.state_json`,
    },
    [[endpoint, position.cursor, position.sendingThrough, JSON.stringify(position.state ?? null)]],
  );
  await insertRows(
    connection,
    {
      table: 'link_enterprises',
      columns: ['endpoint', 'enterprise', 'accepted', 'refused', 'last_accepted_ts', 'base_hash'],
      ending: `ON CONFLICT (endpoint, enterprise) DO UPDATE SET accepted = link_enterprises.accepted + excluded.accepted,
        refused = link_enterprises.refused + excluded.refused,
        last_accepted_ts = coalesce(excluded.last_accepted_ts, link_enterprises.last_accepted_ts),
        base_hash = coalesce(excluded.base_hash, link_enterprises.base_hash)`,
    },
    accepted.map((one) => [endpoint, one.enterprise, one.accepted, one.refused, one.ts, one.baseHash]),
  );
  await insertRows(
    connection,
    {
      table: 'link_refusals',
      columns: ['endpoint', 'message_id', 'record_key', 'enterprise', 'ts', 'refusal_json'],
      ending: 'ON CONFLICT DO NOTHING',
    },
    refusals.map(({ recordKey, ...refusal }) => [
      endpoint,
      refusal.messageId,
      recordKey,
      refusal.enterprise,
      refusal.ts,
      JSON.stringify(refusal),
    ]),
  );
}

/** What was uploaded of each enterprise to an endpoint. */
export async function selectEnterprises(
  connection: DuckDBConnection,
  endpoint: string,
): Promise<readonly LinkEnterpriseCount[]> {
  const rows = await selectRows(
    connection,
    'SELECT * FROM link_enterprises WHERE endpoint = ? ORDER BY enterprise',
    [endpoint],
  );
  return rows.map((row) => ({
    enterprise: row.text('enterprise'),
    accepted: row.number('accepted'),
    refused: row.number('refused'),
    lastAcceptedTs: row.numberOrNull('last_accepted_ts'),
    baseHash: row.textOrNull('base_hash'),
  }));
}

/** Records refused for good, newest first, and how many there are in all. */
export async function selectRefusals(
  connection: DuckDBConnection,
  limit: number,
  enterprises?: readonly string[],
): Promise<{ readonly items: readonly LinkRefusal[]; readonly total: number }> {
  if (enterprises?.length === 0) return { items: [], total: 0 };
  const where = enterprises ? `WHERE enterprise IN (${enterprises.map(() => '?').join(', ')})` : '';
  const bound = [...(enterprises ?? [])];
  const rows = await selectRows(
    connection,
    `SELECT refusal_json FROM link_refusals ${where} ORDER BY number DESC LIMIT ${whole(limit)}`,
    bound,
  );
  const [count] = await selectRows(connection, `SELECT count(*) AS total FROM link_refusals ${where}`, bound);
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
      columns: ['result_id', 'stand_in', 'enterprise', 'computed_ts', 'received_ts', 'risk_json'],
      ending: 'ON CONFLICT DO NOTHING RETURNING result_id',
    },
    results.map((one) => [
      one.resultId,
      one.standIn,
      one.enterprise,
      one.computedTs,
      one.receivedTs,
      JSON.stringify(one),
    ]),
  );
  return added.length;
}

/** The newest result of each enterprise, from a stand-in or from none. */
export async function selectLatestMinistryRisk(
  connection: DuckDBConnection,
  standIn: boolean,
): Promise<readonly MinistryRisk[]> {
  const rows = await selectRows(
    connection,
    `SELECT arg_max(risk_json, computed_ts) AS risk_json FROM ministry_risk WHERE stand_in = ?
     GROUP BY enterprise ORDER BY enterprise`,
    [standIn],
  );
  return rows.map((row) => JSON.parse(row.text('risk_json')) as MinistryRisk);
}
