import type { DuckDBConnection } from '@duckdb/node-api';
import type { Bound, Row } from './row';
import { selectRows } from './row';

const ROWS_A_STATEMENT = 200;

/**
 * Inserts rows into `table (columns)`, many a statement. `ending` is what follows the values:
 * an ON CONFLICT or RETURNING clause, whose rows are answered.
 */
export async function insertRows(
  connection: DuckDBConnection,
  into: { readonly table: string; readonly columns: readonly string[]; readonly ending?: string },
  rows: readonly (readonly Bound[])[],
): Promise<Row[]> {
  const answered: Row[] = [];
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT) {
    const part = rows.slice(start, start + ROWS_A_STATEMENT);
    const place = `(${into.columns.map(() => '?').join(', ')})`;
    const sql = `INSERT INTO ${into.table} (${into.columns.join(', ')}) VALUES ${part.map(() => place).join(', ')} ${into.ending ?? ''}`;
    answered.push(...(await selectRows(connection, sql, part.flat())));
  }
  return answered;
}
