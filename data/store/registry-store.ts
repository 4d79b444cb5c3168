import type { MaintenanceWindow } from '../model/maintenance';
import type { RegistryKind, RegistryRecord } from '../model/registry';

/** One state that a record was in. */
export interface RegistryVersion {
  /** 1, 2, 3 ... */
  readonly version: number;
  readonly ts: number;
  /** Empty: seeded, or kept before versions were. */
  readonly by: string;
  readonly reason: string;
  readonly record: RegistryRecord;
}

/** The newest version of a record: its number, when it was made and by whom. */
export type RegistryHead = Pick<RegistryVersion, 'version' | 'ts' | 'by'>;

/** Who changes a record, and why. */
export interface Who {
  readonly by: string;
  readonly reason: string;
  /** The record stays one of the demonstration's: it goes with it, whatever was changed. */
  readonly isSample?: boolean;
}

/** What the store keeps of the registry; in the live world's file only. */
export interface RegistryStore {
  /** Those kept at `since`, epoch ms, or later; all of them when it is left out. */
  registryRecords(since?: number): Promise<readonly RegistryRecord[]>;
  /** Records that differ from what is kept get a new version. One transaction. */
  upsertRegistry(records: readonly RegistryRecord[], ts: number, who?: Who): Promise<void>;
  /** By `kind id`: the number of its newest version, when it was made and by whom. */
  registryHeads(): Promise<ReadonlyMap<string, RegistryHead>>;
  /** Newest first. */
  registryVersions(kind: RegistryKind, id: string): Promise<readonly RegistryVersion[]>;
  /** SHA-256 hex of each account's secret, by account (station or gateway id). */
  secretHashes(): Promise<ReadonlyMap<string, string>>;
  setSecretHash(account: string, hash: string, ts: number): Promise<void>;
  /** Those that end at `since` or later. */
  maintenanceWindows(since: number): Promise<readonly MaintenanceWindow[]>;
  /** Adds one, or replaces the one with its id. */
  saveMaintenanceWindow(window: MaintenanceWindow): Promise<void>;
}
