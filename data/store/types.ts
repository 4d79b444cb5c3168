import type { Alarm, AlarmEvent, AlarmState } from '../model/alarm';
import type { Run, RunAction, RunReport } from '../model/exercise';
import type { PointId } from '../model/points';
import type { LatestValue, StoredReading } from '../model/reading';
import type { RegistryRecord } from '../model/registry';
import type { QuarantineEntry, Rejection } from '../model/rejection';
import type { EnterpriseRisk, Warning } from '../model/risk';
import type { LinkStore } from './link-store';
import type { PeopleStore } from './people-store';
import type { RegistryStore } from './registry-store';

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
  /** Stations whose line opened or closed, as this world shows it. */
  readonly lines?: readonly StoredLine[];
  /** The estimates as a value, saved now and then so that any moment can be told exactly from the rows after it. */
  readonly estimates?: { readonly ingestId: number; readonly receivedTs: number; readonly state: unknown };
  /** What people did in an exercise. */
  readonly actions?: readonly RunAction[];
}

export interface StoredLine {
  readonly station: string;
  readonly online: boolean;
  readonly ts: number;
}

export interface MomentQuery {
  /** Epoch ms. */
  readonly at: number;
  /** Limits values and estimates. */
  readonly collectors?: readonly string[];
  /** Limits values alone. */
  readonly points?: readonly PointId[];
  /** They are not asked for: `state` is null and `since` empty. */
  readonly withoutEstimates?: boolean;
}

/** How the world stood at one moment, as far as it is stored: by receipt time, as it was known then. */
export interface StoredMoment {
  /** By `readingKey`. Of each point the newest measurement among the readings received by then. */
  readonly latest: ReadonlyMap<string, LatestValue>;
  /**
   * The last saved estimates at or before the moment, and the readings received after them up to it, in ingestId order. Where none
   * were saved before it the state is null, and `since` begins ten minutes before the moment.
   */
  readonly estimates: { readonly state: unknown; readonly since: readonly StoredReading[] };
  /** By station id. */
  readonly lines: ReadonlyMap<string, { readonly online: boolean; readonly since: number }>;
  readonly alarms: readonly Alarm[];
  readonly warnings: readonly Warning[];
  readonly risk: readonly EnterpriseRisk[];
}

/** One line of the list of runs, in the live world's file. */
export type RunRow = Omit<Run, 'world' | 'judgedThrough' | 'snapshots' | 'hasReport'> &
  Partial<Pick<Run, 'snapshots' | 'hasReport'>> & {
    /** Enterprises, collectors and stations as they were registered when it began. */
    readonly records?: readonly RegistryRecord[];
  };

/** Everything from which a new run can go on. */
export interface StoredSnapshot {
  readonly simTs: number;
  readonly automatic: boolean;
  /** Greatest ingestId that it covers. */
  readonly ingestId: number;
  /** The simulator's own state; nobody else reads it. */
  readonly simulator: unknown;
  readonly judge: unknown;
  readonly estimates: unknown;
}

/** What one point sent in a span of receipt times. */
export interface PointActivity {
  readonly collector: string;
  readonly point: PointId;
  readonly readings: number;
  /** Quality other than 0. */
  readonly bad: number;
  readonly late: number;
  readonly lastTs: number;
  readonly lastReceivedTs: number;
  readonly lastValue: number;
  /** Since when the value has not changed at all within the span, ms. */
  readonly unchangedSinceTs: number;
}

/** Receipt time less measurement time of a station's newest sample per message, ms, over a span. */
export interface StationSkew {
  readonly station: string;
  readonly messages: number;
  readonly leastMs: number;
  readonly medianMs: number;
  readonly greatestMs: number;
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

export interface WarningsQuery {
  /** True leaves out the closed ones, false answers only these. */
  readonly open?: boolean;
  readonly enterprises?: readonly string[];
  readonly limit: number;
}

/** An alarm on a time line. */
export type AlarmMark = Pick<
  Alarm,
  'id' | 'ruleId' | 'collector' | 'priority' | 'raisedTs' | 'returnedTs' | 'late'
>;

export interface AlarmMarksQuery {
  /** Raised within [from, to], epoch ms. */
  readonly from: number;
  readonly to: number;
  readonly collectors: readonly string[];
  readonly limit: number;
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
export interface Store extends RegistryStore, PeopleStore, LinkStore {
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
  /** Those seen last; `stations` limits them to what these accounts sent. */
  quarantine(limit: number, stations?: readonly string[]): Promise<readonly QuarantineEntry[]>;
  counts(): Promise<{
    readonly readingsStored: number;
    readonly readingsRejected: number;
    readonly alarmsRaised: number;
  }>;
  /** The stored past by receipt time; null when nothing is stored. */
  span(): Promise<{ readonly oldestTs: number; readonly newestTs: number } | null>;
  /** `collectors` limits values and estimates; alarms, warnings, risk and lines are always whole. */
  moment(query: MomentQuery): Promise<StoredMoment>;
  /** The gravest first, of these the newest; and how many there are in all. */
  alarmMarks(query: AlarmMarksQuery): Promise<{
    readonly marks: readonly AlarmMark[];
    readonly total: number;
  }>;
  /** The newest saved estimates with every reading after them, for a start; null state when none was saved. */
  lastEstimates(): Promise<{ readonly ingestId: number; readonly state: unknown } | null>;
  /** Of every point and station heard between receipt times `from` and `to`. */
  activity(query: { readonly from: number; readonly to: number }): Promise<{
    readonly points: readonly PointActivity[];
    readonly stations: readonly StationSkew[];
  }>;
  actions(): Promise<readonly RunAction[]>;

  /** The list of runs; in the live world's file only. Newest first. */
  runs(): Promise<readonly RunRow[]>;
  saveRun(run: RunRow): Promise<void>;
  removeRun(id: string): Promise<void>;

  /** In a run's own file. The same `simTs` again replaces. */
  addSnapshot(snapshot: StoredSnapshot): Promise<void>;
  snapshot(simTs: number): Promise<StoredSnapshot | null>;
  snapshots(): Promise<readonly { readonly simTs: number; readonly automatic: boolean }[]>;
  saveReport(report: RunReport): Promise<void>;
  report(): Promise<RunReport | null>;
  /** A whole copy of this file at `path`, which must not exist, as it stands between two commits. */
  copyTo(path: string): Promise<void>;
  /**
   * In a fresh copy: forgets all that came after the snapshot (rows beyond its ingestId; alarm events, lines, actions,
   * warnings, risk and snapshots after its simTs), makes its judge state the checkpoint and its estimates the newest, drops the
   * report and the roll-ups (they are made anew) and writes what is left as `alarms` says (same events, of the new world).
   */
  cutBack(to: {
    readonly snapshot: StoredSnapshot;
    readonly moveAlarm: (alarm: Alarm) => Alarm;
    readonly judge: unknown;
    /** A judge's state of this file in the new world: for the snapshots before. Left out, these are forgotten too. */
    readonly moveJudge?: (judge: unknown) => unknown;
  }): Promise<void>;
  /** Rows of every kind as JSON objects `{kind, ...}`, for an export: actions, alarm events, snapshots' moments, then readings by ingestId. */
  exportRows(): AsyncIterable<readonly Readonly<Record<string, unknown>>[]>;

  /** Rolls every minute touched since the last call into `readings_1m`, and full hours into `readings_1h`; idempotent. */
  rollUp(): Promise<{ readonly minutes: number }>;

  upsertWarning(warning: Warning): Promise<void>;
  /** Newest first; `enterprises` limits them to theirs. */
  warnings(query: WarningsQuery): Promise<readonly Warning[]>;
  saveRisk(risk: readonly EnterpriseRisk[]): Promise<void>;
  latestRisk(): Promise<readonly EnterpriseRisk[]>;

  /** Closes and opens the same file again; the instance is usable afterwards. */
  reopen(): Promise<void>;
  close(): Promise<void>;
}
