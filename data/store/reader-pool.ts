import type { DuckDBConnection } from '@duckdb/node-api';
import { StoreError } from './store-error';

/** Lends connections for reading, one user a connection, first come first served. */
export class ReaderPool {
  readonly #all: readonly DuckDBConnection[];
  readonly #free: DuckDBConnection[];
  readonly #waiting: ((connection: DuckDBConnection) => void)[] = [];
  #closed = false;

  constructor(connections: readonly DuckDBConnection[]) {
    this.#all = connections;
    this.#free = [...connections];
  }

  async use<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    if (this.#closed) throw new StoreError('The database was closed while this waited; ask again.');
    const connection =
      this.#free.pop() ?? (await new Promise<DuckDBConnection>((resolve) => this.#waiting.push(resolve)));
    try {
      return await work(connection);
    } finally {
      this.#giveBack(connection);
    }
  }

  /** Interrupts what is being read, waits until every connection is back, and disconnects them. The pool is not usable afterwards. */
  async close(): Promise<void> {
    this.#closed = true;
    const held = this.#free.splice(0);
    for (const connection of this.#all) connection.interrupt();
    while (held.length < this.#all.length) {
      held.push(await new Promise<DuckDBConnection>((resolve) => this.#waiting.push(resolve)));
    }
    for (const connection of held) connection.disconnectSync();
  }

  #giveBack(connection: DuckDBConnection): void {
    const next = this.#waiting.shift();
    if (next) next(connection);
    else this.#free.push(connection);
  }
}
