import type { DuckDBConnection } from '@duckdb/node-api';
import type { RunAction } from '../model/exercise';
import { insertRows } from './insert-rows';
import { type Row, selectRows } from './row';

/** Adds what people did. The very same action again changes nothing. */
export async function keepRunActions(
  connection: DuckDBConnection,
  actions: readonly RunAction[],
): Promise<void> {
  const rows = actions.map(({ simTs, wallTs, by, kind, params }) => [
    simTs,
    wallTs,
    by,
    kind,
    JSON.stringify(params),
  ]);
  const distinct = new Map(rows.map((row) => [JSON.stringify(row), row]));
  await insertRows(
    connection,
    {
      table: 'run_actions',
      columns: ['sim_ts', 'wall_ts', 'person', 'kind', 'params_json'],
      ending: 'ON CONFLICT DO NOTHING',
    },
    [...distinct.values()],
  );
}

/** In the order of doing. */
export async function selectRunActions(connection: DuckDBConnection): Promise<readonly RunAction[]> {
  return (await selectRows(connection, 'SELECT * FROM run_actions ORDER BY number')).map(actionAt);
}

function actionAt(row: Row): RunAction {
  return {
    simTs: row.number('sim_ts'),
    wallTs: row.number('wall_ts'),
    by: row.text('person'),
    kind: row.text('kind') as RunAction['kind'],
    params: JSON.parse(row.text('params_json')) as RunAction['params'],
  };
}
