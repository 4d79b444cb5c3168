import type { DuckDBConnection } from '@duckdb/node-api';
import type { Alarm } from '../model/alarm';
import type { Warning } from '../model/risk';
import { keepAlarmEvents, selectAlarmEventsAfter } from './alarms';
import { insertRows } from './insert-rows';
import { selectRows } from './row';
import { addSnapshot, selectSnapshot, selectSnapshots } from './snapshots';
import { whole } from './sql-parts';
import type { StoredSnapshot } from './types';

export interface CutBack {
  readonly snapshot: StoredSnapshot;
  /** The same alarm in the world that this file is to belong to. */
  readonly moveAlarm: (alarm: Alarm) => Alarm;
  /** The judge's state as it stood at the snapshot, for the new world. */
  readonly judge: unknown;
  /** A judge's state of this file in the new world: for the snapshots before. Left out, these are forgotten too. */
  readonly moveJudge?: (judge: unknown) => unknown;
}

/**
 * Inside the connection's transaction: forgets what came after the snapshot and makes its states the newest. What is left of
 * alarms becomes the new world's, also where warnings and actions name them. Roll-ups and marks are made anew by the next
 * `rollUp`. Rejections are counted together, so a count keeps what was rejected later of the same kind.
 */
export async function cutBack(connection: DuckDBConnection, to: CutBack): Promise<void> {
  const { snapshot } = to;
  const { simTs, ingestId } = snapshot;
  await connection.run(`DELETE FROM readings WHERE ingest_id > ${whole(ingestId)}`);
  await forgetDerived(connection, ingestId);
  await forgetAfter(connection, simTs);
  const moved = await moveAlarms(connection, to);
  await rebuildWarnings(connection, moved);
  await renameInActions(connection, moved);
  await connection.run(
    `DELETE FROM estimate_states WHERE ingest_id >= ${whole(ingestId)} OR received_ts > ${whole(simTs)}`,
  );
  await connection.run('INSERT INTO estimate_states VALUES (?, ?, ?)', [
    ingestId,
    simTs,
    JSON.stringify(snapshot.estimates ?? null),
  ]);
  await connection.run('INSERT OR REPLACE INTO judge_checkpoint VALUES (1, ?, ?, ?)', [
    ingestId,
    simTs,
    JSON.stringify(to.judge ?? null),
  ]);
  await moveSnapshots(connection, to);
}

async function forgetDerived(connection: DuckDBConnection, ingestId: number): Promise<void> {
  for (const table of ['readings_1m', 'readings_1h', 'readings_1d', 'report'])
    await connection.run(`DELETE FROM ${table}`);
  await connection.run('UPDATE roll_up_marks SET ingest_id = 0, through_ts = 0, received_ts = 0');
  await connection.run(`DELETE FROM latest_marks WHERE mark > ${whole(ingestId)}`);
  await connection.run(`DELETE FROM latest_mark_heads WHERE mark > ${whole(ingestId)}`);
}

async function forgetAfter(connection: DuckDBConnection, simTs: number): Promise<void> {
  const after = {
    station_lines: 'ts',
    run_actions: 'sim_ts',
    snapshots: 'sim_ts',
    warning_changes: 'known_at',
    risk_changes: 'known_at',
    quarantine: 'first_seen',
  };
  for (const [table, column] of Object.entries(after))
    await connection.run(`DELETE FROM ${table} WHERE ${column} > ${whole(simTs)}`);
  await connection.run(`UPDATE quarantine SET last_seen = least(last_seen, ${whole(simTs)})`);
}

/** Answers the new id of each alarm by its old one. */
async function moveAlarms(
  connection: DuckDBConnection,
  { snapshot, moveAlarm }: CutBack,
): Promise<ReadonlyMap<string, string>> {
  await connection.run(`DELETE FROM alarm_events WHERE known_at > ${whole(snapshot.simTs)}`);
  const events = (await selectAlarmEventsAfter(connection, 0)).map(({ event }) => event);
  await connection.run('DELETE FROM alarm_events');
  await connection.run('DELETE FROM alarms');
  const moved = events.map((event) => ({ ...event, alarm: moveAlarm(event.alarm) }));
  await keepAlarmEvents(connection, moved);
  return new Map(events.map(({ alarm }, index) => [alarm.id, moved[index]?.alarm.id ?? alarm.id]));
}

/** A judge's state of the old world would raise alarms that this one does not know. */
async function moveSnapshots(
  connection: DuckDBConnection,
  { snapshot, judge, moveJudge }: CutBack,
): Promise<void> {
  if (!moveJudge) await connection.run('DELETE FROM snapshots');
  for (const { simTs } of moveJudge ? await selectSnapshots(connection) : []) {
    const before = await selectSnapshot(connection, simTs);
    if (before) await addSnapshot(connection, { ...before, judge: moveJudge?.(before.judge) });
  }
  await addSnapshot(connection, { ...snapshot, judge });
}

/** The current warnings and risk are the newest versions that are left. */
async function rebuildWarnings(
  connection: DuckDBConnection,
  moved: ReadonlyMap<string, string>,
): Promise<void> {
  await renameCauses(connection, moved);
  await connection.run('DELETE FROM warnings');
  await connection.run(`
    INSERT INTO warnings
    SELECT id, state, (warning_json::JSON ->> 'raisedTs')::BIGINT, warning_json FROM warning_changes
    WHERE number IN (SELECT max(number) FROM warning_changes GROUP BY id)`);
  await connection.run('DELETE FROM risk');
  await connection.run(`
    INSERT INTO risk
    SELECT enterprise, known_at, risk_json FROM risk_changes
    WHERE number IN (SELECT max(number) FROM risk_changes GROUP BY enterprise)`);
}

async function renameCauses(connection: DuckDBConnection, moved: ReadonlyMap<string, string>): Promise<void> {
  const rows = await selectRows(connection, 'SELECT * FROM warning_changes ORDER BY number');
  await connection.run('DELETE FROM warning_changes');
  const renamed = rows.map((row) => {
    const warning = JSON.parse(row.text('warning_json')) as Warning;
    const causes = warning.causes.map((cause) => ({ ...cause, alarmId: renamedId(moved, cause.alarmId) }));
    return [
      row.number('number'),
      row.text('id'),
      row.text('state'),
      row.number('known_at'),
      JSON.stringify({ ...warning, causes }),
    ];
  });
  const columns = ['number', 'id', 'state', 'known_at', 'warning_json'];
  await insertRows(connection, { table: 'warning_changes', columns }, renamed);
}

async function renameInActions(
  connection: DuckDBConnection,
  moved: ReadonlyMap<string, string>,
): Promise<void> {
  const rows = await selectRows(connection, `SELECT number, params_json FROM run_actions ORDER BY number`);
  for (const row of rows) {
    const params = JSON.parse(row.text('params_json')) as Record<string, string | number>;
    const renamed = Object.entries(params).map(([name, value]) => [name, moved.get(String(value)) ?? value]);
    const json = JSON.stringify(Object.fromEntries(renamed));
    if (json === row.text('params_json')) continue;
    await connection.run(
      `UPDATE run_actions SET params_json = ? WHERE number = ${whole(row.number('number'))}`,
      [json],
    );
  }
}

function renamedId(moved: ReadonlyMap<string, string>, id: string | null): string | null {
  return id === null ? null : (moved.get(id) ?? id);
}
