import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { StoreError } from './store-error';

/** What may be bound to a `?`. */
export type Bound = string | number | boolean | null;

/** One row of an answer, read by column name. A column of another type than asked for is a StoreError. */
export class Row {
  readonly #columns: ReadonlyMap<string, number>;
  readonly #values: readonly DuckDBValue[];

  constructor(columns: ReadonlyMap<string, number>, values: readonly DuckDBValue[]) {
    this.#columns = columns;
    this.#values = values;
  }

  number(column: string): number {
    const value = this.numberOrNull(column);
    if (value === null) throw new StoreError(`Column "${column}" is empty where a number must be.`);
    return value;
  }

  numberOrNull(column: string): number | null {
    const value = this.#at(column);
    if (value === null || typeof value === 'number') return value;
    if (typeof value === 'bigint') return Number(value);
    throw new StoreError(`Column "${column}" holds ${typeof value} where a number must be.`);
  }

  text(column: string): string {
    const value = this.#at(column);
    if (typeof value === 'string') return value;
    throw new StoreError(`Column "${column}" holds ${typeof value} where a text must be.`);
  }

  textOrNull(column: string): string | null {
    return this.#at(column) === null ? null : this.text(column);
  }

  flag(column: string): boolean {
    const value = this.#at(column);
    if (typeof value === 'boolean') return value;
    throw new StoreError(`Column "${column}" holds ${typeof value} where true or false must be.`);
  }

  #at(column: string): DuckDBValue {
    const index = this.#columns.get(column);
    if (index === undefined) throw new StoreError(`The answer has no column "${column}".`);
    return this.#values[index] ?? null;
  }
}

/** Runs one statement and answers its rows. */
export async function selectRows(
  connection: DuckDBConnection,
  sql: string,
  values: readonly Bound[] = [],
): Promise<Row[]> {
  const reader = await connection.runAndReadAll(sql, [...values]);
  const columns = new Map(reader.columnNames().map((name, index) => [name, index]));
  return reader.getRows().map((row) => new Row(columns, row));
}

/** Runs one statement that answers exactly one row. */
export async function selectRow(
  connection: DuckDBConnection,
  sql: string,
  values: readonly Bound[] = [],
): Promise<Row> {
  const [row] = await selectRows(connection, sql, values);
  if (!row) throw new StoreError('The answer has no row where one must be.');
  return row;
}
