import type { StoredReading } from '../model/reading';
import { selectAlarm, selectAlarmEvents, selectAlarms, selectOpenAlarms } from './alarms';
import { appendAudit, selectAudit } from './audit';
import { checkGroup } from './check-group';
import { commitGroup, learn } from './commit-group';
import { Database } from './database';
import { type Known, learnKnown } from './known';
import { selectLatest } from './latest';
import { migrate } from './migrate';
import * as people from './people';
import { selectQuarantine } from './quarantine';
import { type Migration, readMigrations } from './read-migrations';
import { readReadings } from './read-readings';
import { readRecovery, selectAfter, selectTail } from './recovery';
import * as registry from './registry';
import { rollUp } from './roll-up';
import { StoreError } from './store-error';
import type { CommitGroup, Store } from './types';
import * as warnings from './warnings';

export interface StoreOptions {
  /** The database file; its folder is made if absent. */
  readonly path: string;
  /** Most that DuckDB may take, MB. Default 256. */
  readonly memoryLimitMb?: number;
  /** DuckDB's worker threads. Default 2. */
  readonly threads?: number;
  /** Default: those of this program. */
  readonly migrations?: readonly Migration[];
}

/**
 * Opens or creates the database of one world. A file is open once in a process and in one process at a time.
 * Rejects with a StoreError of one sentence: held by another process, no right to the folder, not a database,
 * written by a newer version.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { path } = options;
  const migrations = options.migrations ?? (await readMigrations());
  let known: Known | undefined;
  const database = await Database.open({
    path,
    memoryLimitMb: options.memoryLimitMb ?? 256,
    threads: options.threads ?? 2,
    prepare: async (connection) => {
      await migrate(connection, migrations, path);
      known = await learnKnown(connection);
    },
  });
  return storeOver(database, path, () => {
    if (!known) throw new StoreError(`The store ${path} is not open; open it again.`);
    return known;
  });
}

function storeOver(database: Database, path: string, known: () => Known): Store {
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
    quarantine: (limit) =>
      database.read('read the quarantine', (connection) => selectQuarantine(connection, limit)),
    ...registryOf(database),
    ...peopleOf(database),
    close: () => database.close(),
  };
}

type RegistryPart = Pick<
  Store,
  | 'registryRecords'
  | 'upsertRegistry'
  | 'removeRegistry'
  | 'secretHashes'
  | 'setSecretHash'
  | 'upsertWarning'
  | 'warnings'
  | 'saveRisk'
  | 'latestRisk'
>;

function registryOf(database: Database): RegistryPart {
  return {
    registryRecords: (since = 0) =>
      database.read('read the registry', (connection) => registry.selectRegistry(connection, since)),
    upsertRegistry: (records, ts) =>
      database.write('keep registry records', (connection) =>
        registry.upsertRegistry(connection, records, ts),
      ),
    removeRegistry: (kind, id) =>
      database.write('remove a registry record', (connection) =>
        registry.removeRegistry(connection, kind, id),
      ),
    secretHashes: () => database.read('read the secret hashes', registry.selectSecretHashes),
    setSecretHash: (account, hash, ts) =>
      database.write('keep a secret hash', (connection) =>
        registry.setSecretHash(connection, account, hash, ts),
      ),
    upsertWarning: (warning) =>
      database.write('keep a warning', (connection) => warnings.upsertWarning(connection, warning)),
    warnings: (query) =>
      database.read('read warnings', (connection) => warnings.selectWarnings(connection, query)),
    saveRisk: (risk) => database.write('keep the risk', (connection) => warnings.saveRisk(connection, risk)),
    latestRisk: () => database.read('read the risk', warnings.selectRisk),
  };
}

type PeoplePart = Pick<
  Store,
  | 'persons'
  | 'addPerson'
  | 'addSignInLink'
  | 'redeemSignInLink'
  | 'addSession'
  | 'session'
  | 'touchSession'
  | 'removeSession'
  | 'audit'
  | 'auditTrail'
>;

function peopleOf(database: Database): PeoplePart {
  return {
    persons: () => database.read('read the persons', people.selectPersons),
    addPerson: (person) =>
      database.write('add a person', (connection) => people.addPerson(connection, person)),
    addSignInLink: (link) =>
      database.write('add a sign-in link', (connection) => people.addSignInLink(connection, link)),
    redeemSignInLink: (tokenHash, now) =>
      database.write('take a sign-in link', (connection) =>
        people.redeemSignInLink(connection, tokenHash, now),
      ),
    addSession: (session) =>
      database.write('add a session', (connection) => people.addSession(connection, session)),
    session: (tokenHash) =>
      database.read('read a session', (connection) => people.selectSession(connection, tokenHash)),
    touchSession: (tokenHash, now) =>
      database.write('touch a session', (connection) => people.touchSession(connection, tokenHash, now)),
    removeSession: (tokenHash) =>
      database.write('remove a session', (connection) => people.removeSession(connection, tokenHash)),
    audit: (entry) => database.write('keep an audit entry', (connection) => appendAudit(connection, entry)),
    auditTrail: (limit) =>
      database.read('read the audit trail', (connection) => selectAudit(connection, limit)),
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
  const parts = [group.readings, group.superseded, group.rejections, group.alarmEvents];
  return !group.checkpoint && parts.every((part) => part.length === 0);
}
