import { buildJudgeConfig } from '../../analytics/alarm/build-judge-config';
import type { JudgeConfig } from '../../analytics/alarm/types';
import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import { buildRegistry, type Registry, type RegistryRecord } from '../../data/model/registry';
import { LIVE } from '../../data/model/world';
import type { Store } from '../../data/store/types';

/** The registry in memory, what the judge makes of it, and the one way to change it. */
export interface RegistryKeeper {
  readonly registry: () => Registry;
  readonly config: () => JudgeConfig;
  /** Decided at start: sample plants are shown and run. */
  readonly demo: boolean;
  readonly upsert: (records: readonly RegistryRecord[], ts: number) => Promise<void>;
}

/** The time with which the demonstration's records are kept, to know them from those that somebody imported. */
const SEEDED = 0;

/** Loads the registry and seeds the sample plants. `demo` undefined: yes, unless a station of a real plant is registered. */
export async function openRegistryKeeper(
  store: Store,
  demoWish: boolean | undefined,
): Promise<RegistryKeeper> {
  const stored = new Map((await store.registryRecords()).map((record) => [keyOf(record), record]));
  const samples = new Set(SAMPLE_RECORDS.map((record) => keyOf(record)));
  const hasRealStation = [...stored].some(
    ([key, record]) => record.kind === 'station' && !samples.has(key) && !record.virtual,
  );
  const demo = demoWish ?? !hasRealStation;
  if (demo) {
    await store.upsertRegistry(SAMPLE_RECORDS, SEEDED);
    for (const record of SAMPLE_RECORDS) stored.set(keyOf(record), record);
  }
  /** Without the demonstration its plants are retired, neither counted nor silent, until somebody imports them himself. */
  const retired = new Set(demo ? [] : samples);
  for (const record of await store.registryRecords(SEEDED + 1)) retired.delete(keyOf(record));
  let registry = buildShown();
  let config = buildJudgeConfig(LIVE, registry);

  function buildShown(): Registry {
    return buildRegistry([...stored].filter(([key]) => !retired.has(key)).map(([, record]) => record));
  }

  return {
    demo,
    registry: () => registry,
    config: () => config,
    async upsert(records, ts) {
      const seeded = records.filter((record) => demo && samples.has(keyOf(record)));
      await store.upsertRegistry(seeded, SEEDED);
      await store.upsertRegistry(
        records.filter((record) => !seeded.includes(record)),
        ts,
      );
      for (const record of records) {
        const key = keyOf(record);
        stored.set(key, record);
        retired.delete(key);
      }
      registry = buildShown();
      config = buildJudgeConfig(LIVE, registry);
    },
  };
}

function keyOf({ kind, id }: RegistryRecord): string {
  return `${kind} ${id}`;
}
