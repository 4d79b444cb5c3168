import { dirname, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { StoredReading } from '../model/reading';
import { selectActivity } from './activity';
import { selectAlarm, selectAlarmEvents, selectAlarmMarks, selectAlarms, selectOpenAlarms } from './alarms';
import { chainOldAudit } from './audit-old';
import { checkGroup } from './check-group';
import { commitGroup, learn } from './commit-group';
import { copyFile } from './copy-file';
import { cutBack } from './cut-back';
import { Database } from './database';
import { selectEstimateState } from './estimate-states';
import { exportRows } from './export-rows';
import { inTransaction } from './in-transaction';
import { type Known, learnKnown } from './known';
import { selectLatest } from './latest';
import { linkOf } from './link-of';
import { migrate } from './migrate';
import { selectMoment } from './moment';
import { peopleOf } from './people-of';
import { selectQuarantine } from './quarantine';
import { type Migration, readMigrations } from './read-migrations';
import { readReadings } from './read-readings';
import { readRecovery, selectAfter, selectTail } from './recovery';
import { registryOf } from './registry-of';
import { rollUp } from './roll-up';
import { selectRunActions } from './run-actions';
import * as runs from './runs';
import * as snapshots from './snapshots';
import { StoreError } from './store-error';
import type { CommitGroup, Store } from './types';
import * as warnings from './warnings';

export interface StoreOptions {
  /** The database file; its folder is made if absent. */
  readonly path: string;
  /**
   * Whose file it is; `live` if left out. A run's file is an instance of its own, not attached to the live one, with little memory, one
   * worker thread and one reader: an exercise's heavy query, full disk or broken instance must not reach the live world's.
   */
  readonly kind?: keyof typeof SIZES;
  /** Most that DuckDB may take, MB. */
  readonly memoryLimitMb?: number;
  /** DuckDB's worker threads. */
  readonly threads?: number;
  /** Default: those of this program. */
  readonly migrations?: readonly Migration[];
  /** Told what is wrong with the keys that lie beside the file, when it is found. */
  readonly warn?: (sentence: string) => void;
}

/** What an instance may take, unless it is told otherwise. */
const SIZES = {
  live: { memoryLimitMb: 256, threads: 2, readers: 2 },
  run: { memoryLimitMb: 96, threads: 1, readers: 1 },
} as const;

/**
 * Opens or creates the database of one world. A file is open once in a process and in one process at a time.
 * Rejects with a StoreError of one sentence: held by another process, no right to the folder, not a database,
 * written by a newer version.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { path } = options;
  const migrations = options.migrations ?? (await readMigrations());
  const size = SIZES[options.kind ?? 'live'];
  let known: Known | undefined;
  const database = await Database.open({
    path,
    memoryLimitMb: options.memoryLimitMb ?? size.memoryLimitMb,
    threads: options.threads ?? size.threads,
    readers: size.readers,
    prepare: async (connection) => {
      await migrate(connection, migrations, path);
      await chainOldAudit(connection, keysFolderOf(path));
      known = await learnKnown(connection);
    },
  });
  const memory: Memory = {
    known() {
      if (!known) throw new StoreError(`The store ${path} is not open; open it again.`);
      return known;
    },
    async learnAgain(connection) {
      known = await learnKnown(connection);
    },
  };
  return storeOver(database, { path, warn: options.warn ?? (() => undefined) }, memory);
}

/** Keys of mode 0600 lie beside the database: back them up with it. */
function keysFolderOf(path: string): string {
  return join(dirname(path), 'keys');
}

/** What the open store knows of its file. */
interface Memory {
  readonly known: () => Known;
  readonly learnAgain: (connection: DuckDBConnection) => Promise<void>;
}

function storeOver(
  database: Database,
  { path, warn }: { readonly path: string; readonly warn: (sentence: string) => void },
  memory: Memory,
): Store {
  const { known } = memory;

  async function commit(group: CommitGroup): Promise<void> {
    if (isEmpty(group)) return;
    await database.write(
      'keep a group of readings',
      async (connection) => {
        begin(known(), path);
        checkGroup(group, known().lastIngestId);
        return commitGroup(connection, group, known());
      },
      (learned) => {
        learn(known(), learned);
        known().isCommitDoubtful = false;
      },
    );
  }

  async function* readingsAfter(after: number, batch: number): AsyncGenerator<readonly StoredReading[]> {
    const upTo = known().lastIngestId;
    let last = after;
    while (last < upTo) {
      const range = { after: last, upTo, batch };
      const rows = await database.read('read readings', (connection) =>
        selectAfter(connection, known(), range),
      );
      if (rows.length > 0) yield rows;
      last = rows.at(-1)?.ingestId ?? upTo;
    }
  }

  return {
    commit,
    readingsAfter,
    tail: (limit) =>
      database.read('read the newest readings', (connection) => selectTail(connection, known(), limit)),
    reopen: () => database.reopen(),
    recovery: () => database.read('read the last state', (connection) => readRecovery(connection, known())),
    latest: () => database.read('read the latest values', (connection) => selectLatest(connection, known())),
    readings: (query) =>
      database.read('read readings', (connection) => readReadings(connection, query, known())),
    rollUp: () => rollUp(database, known()),
    counts: async () => {
      await database.ready();
      const { readingsStored, readingsRejected, alarmsRaised } = known();
      return { readingsStored, readingsRejected, alarmsRaised };
    },
    alarms: (query) => database.read('read alarms', (connection) => selectAlarms(connection, query)),
    alarm: (id) => database.read('read an alarm', (connection) => selectAlarm(connection, id)),
    alarmEvents: (id) =>
      database.read('read alarm events', (connection) => selectAlarmEvents(connection, id)),
    openAlarms: () => database.read('read open alarms', selectOpenAlarms),
    quarantine: (limit, stations) =>
      database.read('read the quarantine', (connection) => selectQuarantine(connection, limit, stations)),
    ...historyOf(database, path, memory),
    ...runsOf(database),
    ...levelsOf(database, known),
    ...registryOf(database),
    ...peopleOf(database, keysFolderOf(path), warn),
    ...linkOf(database, known),
    close: () => database.close(),
  };
}

type HistoryPart = Pick<
  Store,
  'span' | 'moment' | 'alarmMarks' | 'lastEstimates' | 'activity' | 'copyTo' | 'cutBack' | 'exportRows'
>;

function historyOf(database: Database, path: string, { known, learnAgain }: Memory): HistoryPart {
  return {
    span: async () => {
      await database.ready();
      const { oldestTs, newestTs } = known();
      return oldestTs === null || newestTs === null ? null : { oldestTs, newestTs };
    },
    moment: (query) =>
      database.read('read a past moment', (connection) => selectMoment(connection, known(), query)),
    alarmMarks: (query) =>
      database.read('read the alarms of a span', (connection) => selectAlarmMarks(connection, query)),
    lastEstimates: () =>
      database.read('read the last estimates', (connection) => selectEstimateState(connection)),
    activity: (span) =>
      database.read('read what was heard', (connection) => selectActivity(connection, known(), span)),
    copyTo: (target) =>
      database.alone('copy the database', async (connection) => {
        await connection.run('CHECKPOINT');
        await copyFile(path, target);
      }),
    cutBack: (to) =>
      database.alone('cut the database back', async (connection) => {
        await inTransaction(connection, () => cutBack(connection, to));
        await learnAgain(connection);
      }),
    exportRows: () => exportRows(database, known()),
  };
}

type RunsPart = Pick<
  Store,
  | 'actions'
  | 'runs'
  | 'saveRun'
  | 'removeRun'
  | 'addSnapshot'
  | 'snapshot'
  | 'snapshots'
  | 'saveReport'
  | 'report'
>;

function runsOf(database: Database): RunsPart {
  return {
    actions: () => database.read('read the actions', selectRunActions),
    runs: () => database.read('read the runs', runs.selectRuns),
    saveRun: (run) => database.write('keep a run', (connection) => runs.saveRun(connection, run)),
    removeRun: (id) => database.write('remove a run', (connection) => runs.removeRun(connection, id)),
    addSnapshot: (snapshot) =>
      database.write('keep a snapshot', (connection) => snapshots.addSnapshot(connection, snapshot)),
    snapshot: (simTs) =>
      database.read('read a snapshot', (connection) => snapshots.selectSnapshot(connection, simTs)),
    snapshots: () => database.read('read the snapshots', snapshots.selectSnapshots),
    saveReport: (report) =>
      database.write('keep the report', (connection) => snapshots.saveReport(connection, report)),
    report: () => database.read('read the report', snapshots.selectReport),
  };
}

type LevelsPart = Pick<Store, 'upsertWarning' | 'warnings' | 'saveRisk' | 'latestRisk'>;

function levelsOf(database: Database, known: () => Known): LevelsPart {
  return {
    upsertWarning: (warning) =>
      database.write('keep a warning', (connection) =>
        warnings.upsertWarning(connection, warning, known().newestTs ?? 0),
      ),
    warnings: (query) =>
      database.read('read warnings', (connection) => warnings.selectWarnings(connection, query)),
    saveRisk: (risk) => database.write('keep the risk', (connection) => warnings.saveRisk(connection, risk)),
    latestRisk: () => database.read('read the risk', warnings.selectRisk),
  };
}

/** What came after a failed commit in the queue must not overtake it. */
function begin(known: Known, path: string): void {
  if (known.isCommitDoubtful) {
    throw new StoreError(`An earlier commit to ${path} failed; reopen the store and recover first.`);
  }
  known.isCommitDoubtful = true;
}

function isEmpty(group: CommitGroup): boolean {
  const { lines = [], actions = [] } = group;
  const parts = [group.readings, group.superseded, group.rejections, group.alarmEvents, lines, actions];
  return !group.checkpoint && !group.estimates && parts.every((part) => part.length === 0);
}
