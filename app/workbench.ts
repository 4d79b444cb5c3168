import type { JudgeConfig } from '../analytics/alarm/types';
import type { Alarm } from '../data/model/alarm';
import type {
  EndpointSettings,
  LinkRefusal,
  LinkStatus,
  MinistryRisk,
  StandInCommand,
  StandInLedger,
} from '../data/model/exchange';
import type {
  Run,
  RunAction,
  RunCommand,
  RunReport,
  RunState,
  SimulatorRefusal,
} from '../data/model/exercise';
import type { FrameEstimate, LiveEvent } from '../data/model/frame';
import type { MaintenanceWindow } from '../data/model/maintenance';
import type { LatestValue, StoredReading } from '../data/model/reading';
import type { Registry, RegistryKind, RegistryRecord } from '../data/model/registry';
import type { Rejection } from '../data/model/rejection';
import type { EnterpriseRisk } from '../data/model/risk';
import type { Scenario } from '../data/model/scenario';
import type { World } from '../data/model/world';
import type { RegistryHead, RegistryVersion } from '../data/store/registry-store';
import type { Store } from '../data/store/types';
import type { EventLog } from './live/event-log';
import type { Sheets } from './live/sheets/open-sheets';
import type { Snapshots } from './live/snapshots';
import type { ScenarioFault } from './runs/parse-scenario';
import type { ScenarioLibrary } from './runs/read-scenarios';
import type { Validations } from './validate/open-validations';

/** Line state of a station as the broker sees it. */
export interface Line {
  readonly online: boolean;
  readonly since: number;
  readonly lastMessageTs: number | null;
}

/** What is known now, in memory, kept up by the flow. */
export interface LiveView {
  readonly world: World;
  /** By `readingKey(collector, point)`. */
  readonly latest: ReadonlyMap<string, LatestValue>;
  readonly estimates: () => readonly FrameEstimate[];
  /** By station id. */
  readonly lines: ReadonlyMap<string, Line>;
  /** Every alarm whose state is not `normal`, by id. */
  readonly openAlarms: ReadonlyMap<string, Alarm>;
  /** By enterprise id. */
  readonly risk: ReadonlyMap<string, EnterpriseRisk>;
  readonly judgedThrough: () => number;
  readonly lagMs: () => number;
  /** Tell a LiveEvent to every listener; answers its number. */
  readonly eventsAfter: (seq: number) => readonly LiveEvent[] | 'too-old';
}

/** One world, as handlers and the gateway see it: live, or one exercise run. */
export interface WorldView {
  readonly world: World;
  readonly store: Store;
  readonly view: LiveView;
  readonly events: EventLog;
  readonly registry: () => Registry;
  readonly judgeConfig: () => JudgeConfig;
  /** This world's clock, epoch ms: the server's, or the run's last simulated moment. */
  readonly now: () => number;
  /** Goes the way of every message: judged, committed, told. Null when no such open alarm. */
  readonly acknowledge: (alarmId: string, by: string, reason: string) => Promise<Alarm | null>;
  readonly acknowledgeWarning: (warningId: string, by: string, reason: string) => Promise<boolean>;
  /** Values that became durable and lines that changed, for who pushes them on. Answers how to stop. */
  readonly onPush: (listener: {
    readonly readings: (readings: readonly StoredReading[]) => void;
    readonly line: (station: string) => void;
  }) => () => void;
}

/** Why steering was refused, beside what the simulator itself says. */
export type RunRefusal =
  | { readonly code: 'unknown-run'; readonly id: string }
  | { readonly code: 'run-over'; readonly id: string; readonly state: RunState }
  | { readonly code: 'steered-by-other'; readonly by: string }
  | { readonly code: 'too-many-runs'; readonly limit: number }
  | { readonly code: 'no-answer'; readonly seconds: number }
  | { readonly code: 'not-started'; readonly sentence: string }
  | {
      readonly code: 'refused-by-simulator';
      readonly sentence: string;
      readonly refusal?: SimulatorRefusal;
    }
  | { readonly code: 'unknown-snapshot'; readonly simTs: number }
  | { readonly code: 'stale-snapshot'; readonly simTs: number }
  | { readonly code: 'no-space'; readonly freeMb: number; readonly limit: number }
  | { readonly code: 'not-ended'; readonly state: RunState };

/** Thrown by `Exercises`. */
export class RunError extends Error {
  readonly refusal: RunRefusal;

  constructor(refusal: RunRefusal) {
    super(refusal.code);
    this.name = 'RunError';
    this.refusal = refusal;
  }
}

type Unnumbered<T> = T extends unknown ? Omit<T, 'n'> : never;
export type SteerCommand = Unnumbered<RunCommand>;
export interface Steering {
  readonly by: string;
  /** Takes the desk from who steers now. */
  readonly takeOver: boolean;
}

/** Exercise runs: each a process, a world and a file of its own. Methods reject with RunError. */
export interface Exercises {
  /** Scenario files that were read at the start, and those that could not be, with file, line and field. */
  readonly library: () => ScenarioLibrary;
  /** Text of a scenario file -> the scenario, or what is wrong with it and where. `plants` are those it may name beside the catalogue's samples. */
  readonly readScenario: (text: string, plants?: Registry) => Scenario | ScenarioFault;
  /** Newest first. */
  readonly list: () => readonly Run[];
  readonly get: (id: string) => Run | null;
  /** What a run is about, as it was registered when it began. Null when there is no such run. */
  readonly plantsOf: (id: string) => Registry | null;
  readonly create: (wanted: {
    readonly scenario: Scenario;
    readonly seed: number;
    readonly speed: number;
    readonly by: string;
  }) => Promise<Run>;
  /** Resolves when the simulator has answered. */
  readonly steer: (id: string, command: SteerCommand, steering: Steering) => Promise<Run>;
  /** A new run that goes on from a snapshot of this one. */
  readonly restore: (id: string, simTs: number, steering: Steering) => Promise<Run>;
  /** Resolves when state and judge are stored together. */
  readonly putSnapshot: (
    id: string,
    snapshot: { readonly simTs: number; readonly automatic: boolean; readonly state: unknown },
  ) => Promise<void>;
  readonly putReport: (id: string, report: RunReport) => Promise<void>;
  /** Null until the run's process has PUT it. */
  readonly report: (id: string) => Promise<RunReport | null>;
  readonly actions: (id: string) => Promise<readonly RunAction[]>;
  /** Writes down what somebody did beside steering, while the run goes on. */
  readonly note: (id: string, done: Pick<RunAction, 'kind' | 'by' | 'params'>) => Promise<void>;
  readonly keep: (id: string, kept: boolean) => Promise<Run>;
  /** Ends it if need be, deletes its file and forgets it. Refused while somebody else steers. */
  readonly drop: (id: string, steering: Steering) => Promise<void>;
}

/** The upload to the ministry's server and what comes back. */
export interface MinistryLink {
  readonly status: () => LinkStatus;
  /** Nothing more is sent once it resolves; what is in flight ends first. */
  readonly pause: (by: string, reason: string) => Promise<void>;
  readonly resume: (by: string) => Promise<void>;
  /** Writes the settings to a file of mode 0600 and begins to send there. `null` takes the operator's endpoint away. Rejects with LinkSettingsError. */
  readonly configure: (settings: EndpointSettings | null) => Promise<void>;
  /** Newest first; of these enterprises alone, or of all. */
  readonly refusals: (
    limit: number,
    enterprises?: readonly string[],
  ) => Promise<{ readonly items: readonly LinkRefusal[]; readonly total: number }>;
  /** The newest result of each enterprise. */
  readonly results: () => readonly MinistryRisk[];
  /** Tells the stand-in that this program started. False when there is none. */
  readonly controlStandIn: (command: StandInCommand) => Promise<boolean>;
  /** What that stand-in has; null when there is none. */
  readonly standInLedger: () => Promise<StandInLedger | null>;
}

/** The registry as people keep it: with what is retired, with versions, with times of maintenance. */
export interface RegistryDesk {
  /** One change after the other: what `work` looks at stays so until it is done. Not to be called within itself. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** Everything that is kept, retired records too. */
  readonly all: () => Registry;
  /** By `kind id`. */
  readonly heads: () => ReadonlyMap<string, RegistryHead>;
  /** Newest first. */
  readonly versions: (kind: RegistryKind, id: string) => Promise<readonly RegistryVersion[]>;
  /** Stations and gateways that have a secret. */
  readonly accountsWithSecret: () => Promise<ReadonlySet<string>>;
  /** Maintenance windows that have not ended. */
  readonly maintenance: () => readonly MaintenanceWindow[];
  /** Those that have ended, or were withdrawn, newest first; as far back as the judge remembers them. */
  readonly endedMaintenance: () => readonly MaintenanceWindow[];
  readonly startMaintenance: (
    wanted: Pick<MaintenanceWindow, 'collector' | 'from' | 'to' | 'reason' | 'by'>,
  ) => Promise<MaintenanceWindow>;
  /** Ends it now; one that has not begun never takes place. Null when there is no such window, or it is over. */
  readonly endMaintenance: (id: string, by: string) => Promise<MaintenanceWindow | null>;
  /** A new secret for a station or gateway; the old one stops working and its connection is closed. */
  readonly renewSecret: (account: string, by: string) => Promise<string>;
}

/** What handlers may ask of the one process. Built once by `server.ts`. */
export interface Workbench {
  readonly version: string;
  readonly startedTs: number;
  /** Where the pages are served, without a slash at the end. */
  readonly webUrl: () => string;
  readonly mqttPort: number;
  readonly now: () => number;
  readonly store: Store;
  readonly live: LiveView;
  /** Live, or a run; a run that is over is opened for reading. Null when there is none of that name. */
  readonly worldOf: (world: World) => Promise<WorldView | null>;
  readonly exercises: Exercises;
  /** What `npm run validate` found, as far as it lies in the server's own folder. */
  readonly validations: Validations;
  /** Runs that are not over. */
  readonly activeRuns: () => readonly Run[];
  /** True while the live world cannot store what it is told. */
  readonly isUnrecorded: () => boolean;
  readonly snapshots: Snapshots;
  /** Counts what came over HTTP and was not kept, in the live quarantine. */
  readonly reject: (rejection: Rejection) => void;
  readonly registry: () => Registry;
  readonly judgeConfig: () => JudgeConfig;
  /** Stores, then swaps the registry in memory and tells broker and judge. Secrets are hashed here; the plain ones are answered once. */
  readonly importRegistry: (
    records: readonly { readonly record: RegistryRecord; readonly secret?: string }[],
    by: string,
    reason?: string,
  ) => Promise<readonly { readonly account: string; readonly secret: string }[]>;
  readonly registryDesk: RegistryDesk;
  /** Reads and writes workbooks (xlsx). */
  readonly sheets: Sheets;
  readonly ministry: MinistryLink;
  /** Account of a station or gateway by its secret, or null. Constant time. */
  readonly accountBySecret: (secret: string) => string | null;
  /** Run whose secret this is, or null. Constant time. */
  readonly runBySecret: (secret: string) => string | null;
  /** Somebody other than `account` has this secret. */
  readonly isSecretTaken: (secret: string, account: string) => boolean;
  /** Test control of virtual stations: sends a line to their process. False when there is none. */
  readonly controlVirtual: (command: VirtualCommand) => boolean;
  readonly brokerConnections: () => number;
  /** Compares in constant time; false when no key is configured. */
  readonly isAdminApiKey: (candidate: string) => boolean;
  readonly metrics: () => Promise<string>;
}

export type VirtualCommand =
  | {
      readonly cmd: 'inject';
      readonly collector: string;
      readonly fault: string;
      readonly severity: number;
      readonly rampS: number;
    }
  | { readonly cmd: 'clear'; readonly collector: string; readonly fault?: string };

const KEY = Symbol.for('dust-twin.workbench');

/** Next bundles its own copy of modules, so the one object lives on globalThis. */
export function setWorkbench(workbench: Workbench): void {
  (globalThis as Record<symbol, unknown>)[KEY] = workbench;
}

export function workbench(): Workbench {
  const found = (globalThis as Record<symbol, unknown>)[KEY];
  if (!found) throw new Error('The workbench is not open: pages are served by app/server.ts only.');
  return found as Workbench;
}
