import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { claimFile } from './claim-file';
import { explainOpenError, explainWorkError } from './explain-error';
import { inTransaction } from './in-transaction';
import { ReaderPool } from './reader-pool';
import { SerialQueue } from './serial-queue';
import { StoreError } from './store-error';

export interface DatabaseOptions {
  /** The database file; its folder is made if absent. */
  readonly path: string;
  readonly memoryLimitMb: number;
  readonly threads: number;
  /** Connections for reading. DuckDB's calls run on libuv's threads (4 by default): few readers leave threads for commits. */
  readonly readers: number;
  /** Runs on every opening before anything else: migrates, and learns what is kept in memory. */
  readonly prepare: (connection: DuckDBConnection) => Promise<void>;
}

/** DuckDB folds the write-ahead log into the file beyond this size, so a start replays at most about this much. */
const CHECKPOINT_THRESHOLD = '16MB';

interface Opened {
  /** Held here for as long as a connection lives: an instance that is collected early hangs the next opening. */
  readonly instance: DuckDBInstance;
  readonly writer: DuckDBConnection;
  readonly deriver: DuckDBConnection;
  readonly readers: ReaderPool;
}

/**
 * One DuckDB file, opened once in this process. Writes are serialised in the order of the calls, each in a transaction;
 * reads run beside them on other connections and see whole transactions only. Every method rejects with a StoreError.
 */
export class Database {
  readonly #options: DatabaseOptions;
  readonly #release: () => void;
  readonly #writes = new SerialQueue();
  readonly #derivations = new SerialQueue();
  #opened: Promise<Opened>;
  #closed = false;

  /** Opens or creates the file. Rejects with a StoreError of one sentence when that cannot be. */
  static async open(options: DatabaseOptions): Promise<Database> {
    try {
      await mkdir(dirname(options.path), { recursive: true });
      const release = claimFile(options.path);
      try {
        return new Database(options, release, await openInstance(options));
      } catch (error) {
        release();
        throw error;
      }
    } catch (error) {
      throw explainOpenError(error, options.path);
    }
  }

  private constructor(options: DatabaseOptions, release: () => void, opened: Opened) {
    this.#options = options;
    this.#release = release;
    this.#opened = Promise.resolve(opened);
  }

  /**
   * One transaction on the writer. `kept` runs once it is durable and before the next write begins.
   * `doing` completes the sentence "Could not ...".
   */
  write<T>(
    doing: string,
    work: (connection: DuckDBConnection) => Promise<T>,
    kept?: (result: T) => void,
  ): Promise<T> {
    return this.#writes.run(() => this.#transact(doing, (opened) => opened.writer, work, kept));
  }

  /** One transaction on tables that nothing else writes, such as roll-ups: it does not hold up `write`. */
  derive<T>(
    doing: string,
    work: (connection: DuckDBConnection) => Promise<T>,
    kept?: (result: T) => void,
  ): Promise<T> {
    return this.#derivations.run(() => this.#transact(doing, (opened) => opened.deriver, work, kept));
  }

  /** Outside any transaction, while no write and no derivation is under way: for what concerns the whole file. */
  alone<T>(doing: string, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    return this.#writes.run(() =>
      this.#derivations.run(() => this.#explained(doing, (opened) => work(opened.writer))),
    );
  }

  /** Reads beside the writer. Statements that must see the same state run in `inTransaction`. */
  async read<T>(doing: string, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    return this.#explained(doing, (opened) => opened.readers.use(work));
  }

  /** Rejects while the file is not open. */
  async ready(): Promise<void> {
    await this.#explained('use the database', async () => undefined);
  }

  /** Waits for what runs, closes the instance and opens the same file again. Calls made meanwhile wait. */
  reopen(): Promise<void> {
    return this.#writes.run(() => this.#derivations.run(() => this.#reopen()));
  }

  /** Waits for the writes already called for, then closes the file. Everything called later rejects. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#writes.run(() => this.#derivations.run(() => this.#closeInstance()));
    this.#release();
  }

  async #transact<T>(
    doing: string,
    choose: (opened: Opened) => DuckDBConnection,
    work: (connection: DuckDBConnection) => Promise<T>,
    kept?: (result: T) => void,
  ): Promise<T> {
    return this.#explained(doing, async (opened) => {
      const connection = choose(opened);
      const result = await inTransaction(connection, () => work(connection));
      kept?.(result);
      return result;
    });
  }

  async #explained<T>(doing: string, work: (opened: Opened) => Promise<T>): Promise<T> {
    try {
      return await work(await this.#opened);
    } catch (error) {
      throw explainWorkError(error, doing, this.#options.path);
    }
  }

  async #reopen(): Promise<void> {
    if (this.#closed) throw new StoreError(`The store ${this.#options.path} is closed; open it again.`);
    const before = this.#opened;
    this.#opened = closeOpened(before).then(() => openInstance(this.#options));
    try {
      await this.#opened;
    } catch (error) {
      throw explainOpenError(error, this.#options.path);
    }
  }

  async #closeInstance(): Promise<void> {
    const before = this.#opened;
    this.#opened = Promise.reject(
      new StoreError(`The store ${this.#options.path} is closed; open it again.`),
    );
    this.#opened.catch(() => undefined);
    await closeOpened(before);
  }
}

async function openInstance(options: DatabaseOptions): Promise<Opened> {
  const instance = await DuckDBInstance.create(options.path, {
    memory_limit: `${options.memoryLimitMb}MB`,
    threads: String(options.threads),
    checkpoint_threshold: CHECKPOINT_THRESHOLD,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const writer = await instance.connect();
  try {
    await options.prepare(writer);
  } catch (error) {
    // The file stays locked for as long as a connection lives.
    writer.disconnectSync();
    instance.closeSync();
    throw error;
  }
  const deriver = await instance.connect();
  const readers = await Promise.all(Array.from({ length: options.readers }, () => instance.connect()));
  return { instance, writer, deriver, readers: new ReaderPool(readers) };
}

/** Never rejects: an instance that could not be opened has nothing to close, and a broken one is given up. */
async function closeOpened(opening: Promise<Opened>): Promise<void> {
  const opened = await opening.catch(() => null);
  if (!opened) return;
  await opened.readers.close();
  opened.writer.disconnectSync();
  opened.deriver.disconnectSync();
  opened.instance.closeSync();
}
