import type { DuckDBConnection } from '@duckdb/node-api';
import {
  type Alarm,
  type AlarmEvent,
  type AlarmEventKind,
  type AlarmState,
  RULE_IDS,
  type RuleId,
} from '../model/alarm';
import type { Priority } from '../model/level';
import { isPointId } from '../model/points';
import { LIVE, type World } from '../model/world';
import { insertRows } from './insert-rows';
import { type Bound, type Row, selectRows } from './row';
import { amongSql, whole } from './sql-parts';
import { StoreError } from './store-error';
import type { AlarmMark, AlarmMarksQuery, AlarmQuery } from './types';

const ALARM_COLUMNS = [
  'id',
  'world',
  'rule_id',
  'collector',
  'point',
  'priority',
  'state',
  'raised_ts',
  'known_at',
  'returned_ts',
  'acknowledged_json',
  'late',
  'params_json',
];

/**
 * Appends events and brings each alarm to how it stands after its last new event. An event that is stored already,
 * by (alarm, kind, ts), changes nothing: a replay cannot take back what came after. Answers how many alarms were raised.
 */
export async function keepAlarmEvents(
  connection: DuckDBConnection,
  events: readonly AlarmEvent[],
): Promise<number> {
  if (events.length === 0) return 0;
  const distinct = new Map(events.map((event) => [eventKey(event.alarm.id, event.kind, event.ts), event]));
  const inserted = await insertRows(
    connection,
    {
      table: 'alarm_events',
      columns: ['alarm_id', 'kind', 'ts', 'known_at', 'alarm_json'],
      ending: 'ON CONFLICT DO NOTHING RETURNING alarm_id, kind, ts',
    },
    [...distinct.values()].map((event) => [
      event.alarm.id,
      event.kind,
      event.ts,
      event.knownAt,
      JSON.stringify(event.alarm),
    ]),
  );
  const fresh = new Set(
    inserted.map((row) => eventKey(row.text('alarm_id'), row.text('kind'), row.number('ts'))),
  );
  const news = [...distinct].flatMap(([key, event]) => (fresh.has(key) ? [event] : []));
  await upsertAlarms(connection, new Map(news.map((event) => [event.alarm.id, event.alarm])));
  return news.filter((event) => event.kind === 'raised').length;
}

/** Raised within [from, to], newest first. */
export async function selectAlarms(
  connection: DuckDBConnection,
  query: AlarmQuery,
): Promise<readonly Alarm[]> {
  const conditions = ['true'];
  const values: Bound[] = [];
  const among = (column: string, choices: readonly string[]) => {
    conditions.push(amongSql(column, choices.length));
    values.push(...choices);
  };
  if (query.states) among('state', query.states);
  if (query.collectors) among('collector', query.collectors);
  if (query.from !== undefined) conditions.push(`raised_ts >= ${whole(query.from)}`);
  if (query.to !== undefined) conditions.push(`raised_ts <= ${whole(query.to)}`);
  const where = conditions.join(' AND ');
  const order = `ORDER BY raised_ts DESC, id LIMIT ${whole(query.limit)}`;
  return (await selectRows(connection, `SELECT * FROM alarms WHERE ${where} ${order}`, values)).map(alarmAt);
}

/** Every alarm whose state is not `normal`, newest first. */
export async function selectOpenAlarms(connection: DuckDBConnection): Promise<readonly Alarm[]> {
  const rows = await selectRows(
    connection,
    `SELECT * FROM alarms WHERE state <> 'normal' ORDER BY raised_ts DESC, id`,
  );
  return rows.map(alarmAt);
}

/** Every alarm that was known at `at`, epoch ms, and not `normal` then, as it stood then; newest first. */
export async function selectOpenAlarmsAt(
  connection: DuckDBConnection,
  at: number,
): Promise<readonly Alarm[]> {
  const last = `
    SELECT max(number) AS number, arg_max(kind, number) AS kind FROM alarm_events
    WHERE known_at <= ${whole(at)} GROUP BY alarm_id`;
  const rows = await selectRows(
    connection,
    `SELECT alarm_json FROM alarm_events
     WHERE number IN (SELECT number FROM (${last}) WHERE kind <> 'normal')`,
  );
  return rows
    .map((row) => JSON.parse(row.text('alarm_json')) as Alarm)
    .filter((alarm) => alarm.state !== 'normal')
    .sort((a, b) => b.raisedTs - a.raisedTs || (a.id < b.id ? -1 : 1));
}

/** Alarms raised within [from, to], the gravest first, of these the newest; and how many there are in all. */
export async function selectAlarmMarks(
  connection: DuckDBConnection,
  { from, to, collectors, limit }: AlarmMarksQuery,
): Promise<{ readonly marks: readonly AlarmMark[]; readonly total: number }> {
  if (collectors.length === 0) return { marks: [], total: 0 };
  const rows = await selectRows(
    connection,
    `SELECT *, count(*) OVER () AS total FROM alarms
     WHERE raised_ts >= ${whole(from)} AND raised_ts <= ${whole(to)}
       AND collector IN (${collectors.map(() => '?').join(', ')})
     ORDER BY priority, raised_ts DESC, id LIMIT ${whole(limit)}`,
    collectors,
  );
  const marks = rows.map(alarmAt).map(({ id, ruleId, collector, priority, raisedTs, returnedTs, late }) => {
    return { id, ruleId, collector, priority, raisedTs, returnedTs, late };
  });
  return { marks, total: rows[0]?.number('total') ?? 0 };
}

/** One alarm as it stands now, or null. */
export async function selectAlarm(connection: DuckDBConnection, id: string): Promise<Alarm | null> {
  const [row] = await selectRows(connection, 'SELECT * FROM alarms WHERE id = ?', [id]);
  return row ? alarmAt(row) : null;
}

/** In the order in which they were kept. */
export async function selectAlarmEvents(
  connection: DuckDBConnection,
  alarmId: string,
): Promise<readonly AlarmEvent[]> {
  const rows = await selectRows(connection, 'SELECT * FROM alarm_events WHERE alarm_id = ? ORDER BY number', [
    alarmId,
  ]);
  return rows.map(eventAt);
}

/** Events of all alarms with a greater number than `after`, in the order in which they were kept; at most `limit`. */
export async function selectAlarmEventsAfter(
  connection: DuckDBConnection,
  after: number,
  limit = Number.MAX_SAFE_INTEGER,
): Promise<readonly { readonly number: number; readonly event: AlarmEvent }[]> {
  const rows = await selectRows(
    connection,
    `SELECT * FROM alarm_events WHERE number > ${whole(after)} ORDER BY number LIMIT ${whole(limit)}`,
  );
  return rows.map((row) => ({ number: row.number('number'), event: eventAt(row) }));
}

async function upsertAlarms(connection: DuckDBConnection, alarms: ReadonlyMap<string, Alarm>): Promise<void> {
  const updates = ALARM_COLUMNS.slice(1).map((column) => `${column} = excluded.${column}`);
  await insertRows(
    connection,
    {
      table: 'alarms',
      columns: ALARM_COLUMNS,
      ending: `ON CONFLICT (id) DO UPDATE SET ${updates.join(', ')}`,
    },
    [...alarms.values()].map((alarm) => [
      alarm.id,
      alarm.world,
      alarm.ruleId,
      alarm.collector,
      alarm.point,
      alarm.priority,
      alarm.state,
      alarm.raisedTs,
      alarm.knownAt,
      alarm.returnedTs,
      alarm.acknowledged && JSON.stringify(alarm.acknowledged),
      alarm.late,
      JSON.stringify(alarm.params),
    ]),
  );
}

function eventKey(alarmId: string, kind: string, ts: number): string {
  return `${alarmId}/${kind}/${ts}`;
}

function eventAt(row: Row): AlarmEvent {
  return {
    kind: row.text('kind') as AlarmEventKind,
    ts: row.number('ts'),
    knownAt: row.number('known_at'),
    alarm: JSON.parse(row.text('alarm_json')) as Alarm,
  };
}

function alarmAt(row: Row): Alarm {
  const point = row.textOrNull('point');
  const acknowledged = row.textOrNull('acknowledged_json');
  return {
    id: row.text('id'),
    world: worldOf(row.text('world')),
    ruleId: ruleOf(row.text('rule_id')),
    collector: row.text('collector'),
    point: point !== null && isPointId(point) ? point : null,
    priority: row.number('priority') as Priority,
    state: row.text('state') as AlarmState,
    raisedTs: row.number('raised_ts'),
    knownAt: row.number('known_at'),
    returnedTs: row.numberOrNull('returned_ts'),
    acknowledged: acknowledged === null ? null : (JSON.parse(acknowledged) as Alarm['acknowledged']),
    late: row.flag('late'),
    params: JSON.parse(row.text('params_json')) as Alarm['params'],
  };
}

function worldOf(text: string): World {
  return text.startsWith('run:') ? `run:${text.slice(4)}` : LIVE;
}

function ruleOf(text: string): RuleId {
  const rule = RULE_IDS.find((candidate) => candidate === text);
  if (!rule)
    throw new StoreError(`Rule "${text}" of an alarm is not known to this version; start a newer one.`);
  return rule;
}
