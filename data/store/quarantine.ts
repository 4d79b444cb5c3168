import type { DuckDBConnection } from '@duckdb/node-api';
import {
  type QuarantineEntry,
  REJECTION_REASONS,
  type Rejection,
  type RejectionReason,
} from '../model/rejection';
import { insertRows } from './insert-rows';
import { quarantineKey } from './quarantine-key';
import { type Row, selectRows } from './row';
import { amongSql, whole } from './sql-parts';
import { StoreError } from './store-error';

/** Beyond this many distinct rows a new kind is counted in one row of its reason, with these names. */
export const QUARANTINE_ROWS = 10_000;
export const FOLDED = '*';

const STATION_LENGTH = 128;
const TOPIC_LENGTH = 256;
const FIELD_LENGTH = 128;

const UPSERT = `
  ON CONFLICT (station, reason, topic, field) DO UPDATE SET
    params_json = excluded.params_json, sample = excluded.sample, count = count + excluded.count,
    first_seen = least(first_seen, excluded.first_seen), last_seen = greatest(last_seen, excluded.last_seen)`;

/**
 * Rejections counted together by (station, reason, topic, field), the newest sample and params kept.
 * `knownKeys` are the rows that stand already; beyond `limit` of them new ones fold into the row of their reason,
 * so that the sum of counts stays exact.
 */
export function foldRejections(
  rejections: readonly Rejection[],
  knownKeys: ReadonlySet<string>,
  limit = QUARANTINE_ROWS,
): ReadonlyMap<string, QuarantineEntry> {
  const entries = new Map<string, QuarantineEntry>();
  let room = limit - knownKeys.size;
  for (const rejection of rejections) {
    let entry = entryOf(rejection);
    if (!knownKeys.has(keyOf(entry)) && !entries.has(keyOf(entry))) {
      if (room > 0) room -= 1;
      else entry = { ...entry, station: FOLDED, topic: FOLDED, field: FOLDED };
    }
    const before = entries.get(keyOf(entry));
    entries.set(keyOf(entry), before ? together(before, entry) : entry);
  }
  return entries;
}

/** Adds entries to the table; rows that stand already are counted up. */
export async function keepRejections(
  connection: DuckDBConnection,
  entries: ReadonlyMap<string, QuarantineEntry>,
): Promise<void> {
  const columns = [
    'station',
    'reason',
    'topic',
    'field',
    'params_json',
    'sample',
    'first_seen',
    'last_seen',
    'count',
  ];
  await insertRows(
    connection,
    { table: 'quarantine', columns, ending: UPSERT },
    [...entries.values()].map((entry) => [
      entry.station,
      entry.reason,
      entry.topic,
      entry.field,
      JSON.stringify(entry.params),
      entry.sample,
      entry.firstSeen,
      entry.lastSeen,
      entry.count,
    ]),
  );
}

/** The rows seen last, at most `limit`, of these stations or of all. */
export async function selectQuarantine(
  connection: DuckDBConnection,
  limit: number,
  stations?: readonly string[],
): Promise<readonly QuarantineEntry[]> {
  const where = stations === undefined ? 'true' : amongSql('station', stations.length);
  const rows = await selectRows(
    connection,
    `SELECT * FROM quarantine WHERE ${where} ORDER BY last_seen DESC, station, reason, topic, field LIMIT ${whole(limit)}`,
    [...(stations ?? [])],
  );
  return rows.map(entryAt);
}

function entryOf(rejection: Rejection): QuarantineEntry {
  const field = rejection.params.field;
  return {
    station: cut(rejection.station, STATION_LENGTH),
    reason: rejection.reason,
    topic: cut(rejection.topic, TOPIC_LENGTH),
    field: cut(field === undefined ? '' : String(field), FIELD_LENGTH),
    params: rejection.params,
    sample: rejection.sample,
    firstSeen: rejection.receivedTs,
    lastSeen: rejection.receivedTs,
    count: rejection.count ?? 1,
  };
}

/** Cut, and broken surrogates replaced as the database would: the key in memory is the key on disk. */
function cut(text: string, length: number): string {
  return Buffer.from(text.slice(0, length)).toString();
}

function keyOf(entry: QuarantineEntry): string {
  return quarantineKey(entry.station, entry.reason, entry.topic, entry.field);
}

function together(before: QuarantineEntry, after: QuarantineEntry): QuarantineEntry {
  return {
    ...after,
    firstSeen: Math.min(before.firstSeen, after.firstSeen),
    lastSeen: Math.max(before.lastSeen, after.lastSeen),
    count: before.count + after.count,
  };
}

function entryAt(row: Row): QuarantineEntry {
  return {
    station: row.text('station'),
    reason: reasonOf(row.text('reason')),
    topic: row.text('topic'),
    field: row.text('field'),
    params: JSON.parse(row.text('params_json')) as QuarantineEntry['params'],
    sample: row.text('sample'),
    firstSeen: row.number('first_seen'),
    lastSeen: row.number('last_seen'),
    count: row.number('count'),
  };
}

function reasonOf(text: string): RejectionReason {
  const reason = REJECTION_REASONS.find((candidate) => candidate === text);
  if (!reason)
    throw new StoreError(
      `Reason "${text}" of the quarantine is not known to this version; start a newer one.`,
    );
  return reason;
}
