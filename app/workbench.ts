import type { JudgeConfig } from '../analytics/alarm/types';
import type { Alarm } from '../data/model/alarm';
import type { FrameEstimate, LiveEvent } from '../data/model/frame';
import type { LatestValue } from '../data/model/reading';
import type { Registry, RegistryRecord } from '../data/model/registry';
import type { EnterpriseRisk } from '../data/model/risk';
import type { World } from '../data/model/world';
import type { Store } from '../data/store/types';
import type { Snapshots } from './live/snapshots';

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

/** What handlers may ask of the one process. Built once by `server.ts`. */
export interface Workbench {
  readonly version: string;
  readonly startedTs: number;
  readonly webUrl: string;
  readonly mqttPort: number;
  readonly now: () => number;
  readonly store: Store;
  readonly live: LiveView;
  readonly snapshots: Snapshots;
  readonly registry: () => Registry;
  readonly judgeConfig: () => JudgeConfig;
  /** Stores, then swaps the registry in memory and tells broker and judge. Secrets are hashed here; the plain ones are answered once. */
  readonly importRegistry: (
    records: readonly { readonly record: RegistryRecord; readonly secret?: string }[],
    by: string,
  ) => Promise<readonly { readonly account: string; readonly secret: string }[]>;
  /** Account of a station or gateway by its secret, or null. Constant time. */
  readonly accountBySecret: (secret: string) => string | null;
  /** Goes the way of every message: judged, committed, told. Null when no such open alarm. */
  readonly acknowledge: (alarmId: string, by: string, reason: string) => Promise<Alarm | null>;
  readonly acknowledgeWarning: (warningId: string, by: string, reason: string) => Promise<boolean>;
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
