import type { JudgeConfig } from '../../analytics/alarm/types';
import type { Registry } from '../../data/model/registry';
import type { EventLog } from '../live/event-log';
import type { LiveView, WorldView } from '../workbench';
import { filterMap } from './filter-map';
import { narrowEvents } from './narrow-events';
import { narrowRegistry } from './narrow-registry';
import { collectorOfKey, narrowStore, type PlantStore } from './narrow-store';
import { type Scope, scopeKey } from './scope';
import { stripContacts } from './strip-contacts';

/** A world as one person may see it: of its store what tells about plants. */
export type SeenWorld = Omit<WorldView, 'store'> & {
  readonly store: PlantStore;
  /** Which narrowing this is; left out for the whole of it. */
  readonly scope?: string;
};

/**
 * The world as far as a scope reaches: registry, values, alarms, risk, events, history. What is outside of it is as what is not
 * there, and what is done to it is not done. The same object for the same world and scope, and the world itself for all of it.
 */
export function narrowWorld(world: WorldView, scope: Scope): SeenWorld {
  const key = scopeKey(scope);
  if (key === '') return world;
  const known = narrowed.get(world) ?? new Map<string, SeenWorld>();
  narrowed.set(world, known);
  const seen = known.get(key) ?? { ...narrow(world, scope, known.size + 1), scope: key };
  known.set(key, seen);
  return seen;
}

const narrowed = new WeakMap<WorldView, Map<string, SeenWorld>>();
const MOST_WARNINGS = 100_000;

function narrow(world: WorldView, scope: Scope, index: number): SeenWorld {
  const registry = following(world.registry, (whole) => registryFor(whole, scope));
  // Without a choice of districts nothing else than contacts is kept back.
  if (scope.districts === null) return { ...world, registry };

  const { store: whole, view } = world;
  const has = (collector: string): boolean => registry().collectors.has(collector);
  const store = narrowStore(whole, registry, () => accountsOf(registry(), world.registry()));
  const events = lazyEvents(() => narrowEvents(world.events, registry, index));
  return {
    world: world.world,
    store,
    view: narrowView(view, registry, events),
    events,
    registry,
    judgeConfig: () => narrowConfig(world.judgeConfig(), registry()),
    now: world.now,
    async acknowledge(alarmId, by, reason) {
      const alarm = view.openAlarms.get(alarmId) ?? (await whole.alarm(alarmId));
      return alarm && has(alarm.collector) ? world.acknowledge(alarmId, by, reason) : null;
    },
    async acknowledgeWarning(warningId, by, reason) {
      const open = await store.warnings({ open: true, limit: MOST_WARNINGS });
      if (!open.some(({ id }) => id === warningId)) return false;
      return world.acknowledgeWarning(warningId, by, reason);
    },
    onPush: ({ readings, line }) =>
      world.onPush({
        readings(all) {
          const theirs = all.filter(({ collector }) => has(collector));
          if (theirs.length > 0) readings(theirs);
        },
        line(station) {
          if (registry().stations.has(station)) line(station);
        },
      }),
  };
}

function registryFor(registry: Registry, { districts, contacts }: Scope): Registry {
  const narrower = narrowRegistry(registry, districts);
  return contacts ? narrower : stripContacts(narrower);
}

function narrowView(view: LiveView, registry: () => Registry, events: EventLog): LiveView {
  const has = (collector: string): boolean => registry().collectors.has(collector);
  return {
    world: view.world,
    latest: filterMap(view.latest, (key) => has(collectorOfKey(key))),
    estimates: () => view.estimates().filter(([collector]) => has(collector)),
    lines: filterMap(view.lines, (station) => registry().stations.has(station)),
    openAlarms: filterMap(view.openAlarms, (_, { collector }) => has(collector)),
    risk: filterMap(view.risk, (enterprise) => registry().enterprises.has(enterprise)),
    judgedThrough: view.judgedThrough,
    lagMs: view.lagMs,
    eventsAfter: events.after,
  };
}

function narrowConfig(config: JudgeConfig, { collectors, stations }: Registry): JudgeConfig {
  return {
    world: config.world,
    rules: new Map([...config.rules].filter(([id]) => collectors.has(id))),
    stations: new Map([...config.stations].filter(([id]) => stations.has(id))),
  };
}

/** Stations of theirs, and gateways that serve no others: what these sent may name any of their stations. */
function accountsOf(theirs: Registry, whole: Registry): readonly string[] {
  const gateways = [...theirs.gateways.values()].filter(
    ({ id, stations }) => whole.gateways.get(id)?.stations.length === stations.length,
  );
  return [...theirs.stations.keys(), ...gateways.map(({ id }) => id)];
}

/** Made anew only when what it is made of is another. */
function following<From extends object, To>(from: () => From, make: (value: From) => To): () => To {
  let before: From | null = null;
  let made: { readonly value: To } | null = null;
  return () => {
    const now = from();
    if (made === null || now !== before) made = { value: make(now) };
    before = now;
    return made.value;
  };
}

/** A log of one's own is kept only for those who ever ask for events. */
function lazyEvents(open: () => EventLog): EventLog {
  let opened: EventLog | null = null;
  const log = (): EventLog => {
    opened ??= open();
    return opened;
  };
  return {
    tell: (event) => log().tell(event),
    after: (seq) => log().after(seq),
    lastSeq: () => log().lastSeq(),
    subscribe: (listener) => log().subscribe(listener),
  };
}
