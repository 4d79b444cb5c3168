import { buildJudgeConfig } from '../../analytics/alarm/build-judge-config';
import type { JudgeConfig } from '../../analytics/alarm/types';
import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import type { MaintenanceWindow } from '../../data/model/maintenance';
import { buildRegistry, type Registry, type RegistryRecord } from '../../data/model/registry';
import { LIVE } from '../../data/model/world';
import type { RegistryHead, Who } from '../../data/store/registry-store';
import type { Store } from '../../data/store/types';
import { inService } from './in-service';

/** The registry in memory, what the judge makes of it, and the one way to change it. */
export interface RegistryKeeper {
  /** What is shown and judged: nothing that is retired, but for stations, whose accounts must be known to be closed. */
  readonly registry: () => Registry;
  /** What is kept: retired records too, but not the demonstration's while it is off. */
  readonly all: () => Registry;
  /** By `kind id`. */
  readonly heads: () => ReadonlyMap<string, RegistryHead>;
  /** Times of maintenance by id, those within the stored past too: what comes late is judged by them. */
  readonly windows: () => ReadonlyMap<string, MaintenanceWindow>;
  readonly config: () => JudgeConfig;
  /** Decided at start: sample plants are shown and run. */
  readonly demo: boolean;
  readonly upsert: (records: readonly RegistryRecord[], ts: number, who?: Who) => Promise<void>;
  readonly keepWindow: (window: MaintenanceWindow) => Promise<void>;
}

export interface RegistryKeeperOptions {
  /** Undefined: yes, unless a station of a real plant is registered. */
  readonly demo: boolean | undefined;
  /** Windows that ended before, epoch ms, are no longer of use. */
  readonly windowsSince?: number;
}

/** The time with which the demonstration's records are kept, to know them from those that somebody imported. */
const SEEDED = 0;
const NOBODY: Who = { by: '', reason: '' };

/** Loads the registry and seeds the sample plants, but for those that somebody has changed: an edit wins over the seed. */
export async function openRegistryKeeper(
  store: Store,
  { demo: demoWish, windowsSince = 0 }: RegistryKeeperOptions,
): Promise<RegistryKeeper> {
  const stored = new Map((await store.registryRecords()).map((record) => [keyOf(record), record]));
  const samples = new Set(SAMPLE_RECORDS.map((record) => keyOf(record)));
  const windows = new Map(
    (await store.maintenanceWindows(windowsSince)).map((window) => [window.id, window]),
  );
  const hasRealStation = [...stored].some(
    ([key, record]) => record.kind === 'station' && !samples.has(key) && !record.virtual,
  );
  const demo = demoWish ?? !hasRealStation;
  if (demo) {
    const edited = await store.registryHeads();
    const seeds = SAMPLE_RECORDS.filter((record) => !edited.get(keyOf(record))?.by);
    await store.upsertRegistry(seeds, SEEDED);
    for (const record of seeds) stored.set(keyOf(record), record);
  }
  /** Without the demonstration its plants are away, neither counted nor silent, until somebody imports them himself. */
  const away = new Set(demo ? [] : samples);
  for (const record of await store.registryRecords(SEEDED + 1)) away.delete(keyOf(record));
  let heads = await store.registryHeads();
  let all = buildAll();
  let registry = inService(all);
  let config = buildJudgeConfig(LIVE, registry, [...windows.values()]);

  function buildAll(): Registry {
    return buildRegistry([...stored].filter(([key]) => !away.has(key)).map(([, record]) => record));
  }

  return {
    demo,
    registry: () => registry,
    all: () => all,
    heads: () => heads,
    windows: () => windows,
    config: () => config,
    async upsert(records, ts, who = NOBODY) {
      const seeded = records.filter((record) => demo && samples.has(keyOf(record)));
      await store.upsertRegistry(seeded, ts, { ...who, isSample: true });
      await store.upsertRegistry(
        records.filter((record) => !seeded.includes(record)),
        ts,
        who,
      );
      for (const record of records) {
        const key = keyOf(record);
        stored.set(key, record);
        away.delete(key);
      }
      heads = await store.registryHeads();
      all = buildAll();
      registry = inService(all);
      config = buildJudgeConfig(LIVE, registry, [...windows.values()]);
    },
    async keepWindow(window) {
      await store.saveMaintenanceWindow(window);
      windows.set(window.id, window);
      config = buildJudgeConfig(LIVE, registry, [...windows.values()]);
    },
  };
}

function keyOf({ kind, id }: RegistryRecord): string {
  return `${kind} ${id}`;
}
