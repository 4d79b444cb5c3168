import type { Alarm, AlarmEvent, AlarmState } from '../model/alarm';
import type { Role } from '../model/person';
import type { PointId } from '../model/points';
import type { LatestValue, StoredReading } from '../model/reading';
import type { RegistryKind, RegistryRecord } from '../model/registry';
import type { QuarantineEntry, Rejection } from '../model/rejection';
import type { EnterpriseRisk, Warning } from '../model/risk';

/** Everything that one group of messages leaves behind. It is kept whole or not at all. */
export interface CommitGroup {
  readonly readings: readonly StoredReading[];
  /** Keys whose stored value lost against a greater (boot, seq) in this group: those rows are deleted. */
  readonly superseded: readonly {
    readonly collector: string;
    readonly point: PointId;
    readonly ts: number;
  }[];
  readonly rejections: readonly Rejection[];
  readonly alarmEvents: readonly AlarmEvent[];
  /** The judge's whole state as a value, saved with the greatest ingestId that it covers. */
  readonly checkpoint?: { readonly ingestId: number; readonly receivedTs: number; readonly state: unknown };
}

export interface Bucket {
  readonly ts: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly count: number;
  /** Worst quality in the bucket. */
  readonly quality: number;
}

export interface ReadingsQuery {
  readonly collector: string;
  readonly point: PointId;
  readonly from: number;
  readonly to: number;
  /** 1..10000 */
  readonly maxPoints: number;
}

export interface ReadingsAnswer {
  readonly source: 'raw' | '1m' | '1h' | '1d';
  readonly buckets: readonly Bucket[];
}

export interface AlarmQuery {
  readonly states?: readonly AlarmState[];
  readonly collectors?: readonly string[];
  readonly from?: number;
  readonly to?: number;
  readonly limit: number;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly createdTs: number;
}

export interface SessionRow {
  /** SHA-256 of the cookie's opaque id, hex. */
  readonly tokenHash: string;
  readonly personId: string;
  readonly createdTs: number;
  readonly lastSeenTs: number;
}

/** A link that signs one person in once. Only its hash is kept. */
export interface SignInLink {
  readonly tokenHash: string;
  readonly personId: string;
  readonly createdTs: number;
  readonly expiresTs: number;
}

export interface AuditEntry {
  readonly ts: number;
  readonly actor: string;
  readonly action: string;
  readonly object: string;
  readonly outcome: 'done' | 'refused';
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

/** What the judge needs to stand where it stood: its last saved state and every row beyond it, in ingestId order. */
export interface Recovery {
  readonly checkpoint: {
    readonly ingestId: number;
    readonly receivedTs: number;
    readonly state: unknown;
  } | null;
  readonly lastIngestId: number;
  /** Greatest moment of receipt that anything stored proves the server to have been alive. 0 for an empty store. */
  readonly aliveUntil: number;
}

/**
 * The floor: one DuckDB file of one world, owned by this process. Times are epoch ms.
 * Every method rejects with a StoreError of one sentence. After `commit` threw, its fate is unknown: `reopen()`, then recover.
 */
export interface Store {
  /** One transaction. Resolves when durable. Calls are serialised. */
  commit(group: CommitGroup): Promise<void>;
  recovery(): Promise<Recovery>;
  /** Rows with ingestId greater than `after`, ascending, in batches of at most `batch`. */
  readingsAfter(after: number, batch: number): AsyncIterable<readonly StoredReading[]>;
  /** The newest rows by ingestId, at most `limit`, ascending: the tail for de-duplication. */
  tail(limit: number): Promise<readonly StoredReading[]>;
  latest(): Promise<ReadonlyMap<string, LatestValue>>;
  readings(query: ReadingsQuery): Promise<ReadingsAnswer>;
  alarms(query: AlarmQuery): Promise<readonly Alarm[]>;
  alarm(id: string): Promise<Alarm | null>;
  alarmEvents(alarmId: string): Promise<readonly AlarmEvent[]>;
  /** Open means: state is not `normal`. */
  openAlarms(): Promise<readonly Alarm[]>;
  quarantine(limit: number): Promise<readonly QuarantineEntry[]>;
  counts(): Promise<{
    readonly readingsStored: number;
    readonly readingsRejected: number;
    readonly alarmsRaised: number;
  }>;
  /** Rolls every minute touched since the last call into `readings_1m`, and full hours into `readings_1h`; idempotent. */
  rollUp(): Promise<{ readonly minutes: number }>;

  /** Those kept at `since`, epoch ms, or later; all of them when it is left out. */
  registryRecords(since?: number): Promise<readonly RegistryRecord[]>;
  upsertRegistry(records: readonly RegistryRecord[], ts: number): Promise<void>;
  removeRegistry(kind: RegistryKind, id: string): Promise<void>;
  /** SHA-256 hex of each account's secret, by account (station or gateway id). */
  secretHashes(): Promise<ReadonlyMap<string, string>>;
  setSecretHash(account: string, hash: string, ts: number): Promise<void>;

  upsertWarning(warning: Warning): Promise<void>;
  warnings(query: { readonly open?: boolean; readonly limit: number }): Promise<readonly Warning[]>;
  saveRisk(risk: readonly EnterpriseRisk[]): Promise<void>;
  latestRisk(): Promise<readonly EnterpriseRisk[]>;

  persons(): Promise<readonly Person[]>;
  addPerson(person: Person): Promise<void>;
  addSignInLink(link: SignInLink): Promise<void>;
  /** Takes the link: a second call with the same hash answers null, as does an expired one. */
  redeemSignInLink(tokenHash: string, now: number): Promise<Person | null>;
  addSession(session: SessionRow): Promise<void>;
  session(tokenHash: string): Promise<(SessionRow & { readonly person: Person }) | null>;
  touchSession(tokenHash: string, now: number): Promise<void>;
  removeSession(tokenHash: string): Promise<void>;
  audit(entry: AuditEntry): Promise<void>;
  auditTrail(limit: number): Promise<readonly AuditEntry[]>;

  /** Closes and opens the same file again; the instance is usable afterwards. */
  reopen(): Promise<void>;
  close(): Promise<void>;
}
