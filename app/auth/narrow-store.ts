import type { EstimateState } from '../../analytics/estimate/step-estimate';
import type { Registry } from '../../data/model/registry';
import type { Store, StoredMoment } from '../../data/store/types';

/** What a store tells about plants, and nothing else. */
export type PlantStore = Pick<
  Store,
  | 'latest'
  | 'readings'
  | 'alarms'
  | 'alarm'
  | 'alarmEvents'
  | 'openAlarms'
  | 'quarantine'
  | 'span'
  | 'moment'
  | 'alarmMarks'
  | 'activity'
  | 'actions'
  | 'exportRows'
  | 'warnings'
  | 'latestRisk'
>;

/**
 * A store that answers about the enterprises, collectors and stations of a narrowed registry alone. What is of others is as what
 * was never there. `accounts` are the stations and gateways whose refused messages may be told.
 */
export function narrowStore(
  store: PlantStore,
  registry: () => Registry,
  accounts: () => readonly string[],
): PlantStore {
  const has = (collector: string): boolean => registry().collectors.has(collector);
  const isTheirs = ({ collector }: { readonly collector: string }): boolean => has(collector);
  const theirs = (asked?: readonly string[]): readonly string[] =>
    asked ? asked.filter(has) : [...registry().collectors.keys()];

  return {
    span: () => store.span(),
    latest: async () => filterKeys(await store.latest(), (key) => has(collectorOfKey(key))),
    readings: async (query) =>
      has(query.collector) ? store.readings(query) : { source: 'raw', buckets: [] },
    alarms: (query) => store.alarms({ ...query, collectors: theirs(query.collectors) }),
    async alarm(id) {
      const alarm = await store.alarm(id);
      return alarm && isTheirs(alarm) ? alarm : null;
    },
    alarmEvents: async (id) => (await store.alarmEvents(id)).filter(({ alarm }) => isTheirs(alarm)),
    openAlarms: async () => (await store.openAlarms()).filter(isTheirs),
    alarmMarks: (query) => store.alarmMarks({ ...query, collectors: theirs(query.collectors) }),
    quarantine: (limit, stations) => {
      const allowed = accounts();
      return store.quarantine(limit, stations?.filter((one) => allowed.includes(one)) ?? allowed);
    },
    async moment(query) {
      const collectors = theirs(query.collectors);
      return narrowMoment(await store.moment({ ...query, collectors }), registry());
    },
    async activity(query) {
      const { points, stations } = await store.activity(query);
      const known = registry().stations;
      return {
        points: points.filter(isTheirs),
        stations: stations.filter(({ station }) => known.has(station)),
      };
    },
    actions: async () => (await store.actions()).filter(({ params }) => isAbout(params, has)),
    async *exportRows() {
      for await (const rows of store.exportRows()) yield rows.filter((row) => isRowAbout(row, has));
    },
    warnings: (query) => {
      const known = registry().enterprises;
      const asked = query.enterprises?.filter((id) => known.has(id)) ?? [...known.keys()];
      return store.warnings({ ...query, enterprises: asked });
    },
    latestRisk: async () =>
      (await store.latestRisk()).filter(({ enterprise }) => registry().enterprises.has(enterprise)),
  };
}

/** Of a `readingKey`. */
export function collectorOfKey(key: string): string {
  return key.slice(0, key.indexOf('/'));
}

function narrowMoment(moment: StoredMoment, { collectors, enterprises, stations }: Registry): StoredMoment {
  const isTheirs = ({ collector }: { readonly collector: string }): boolean => collectors.has(collector);
  const isOfTheirs = ({ enterprise }: { readonly enterprise: string }): boolean =>
    enterprises.has(enterprise);
  // Saved by the flow, which is where its shape comes from.
  const state = moment.estimates.state as EstimateState | null;
  return {
    latest: filterKeys(moment.latest, (key) => collectors.has(collectorOfKey(key))),
    estimates: {
      state: state && {
        collectors: Object.fromEntries(Object.entries(state.collectors).filter(([id]) => collectors.has(id))),
      },
      since: moment.estimates.since.filter(isTheirs),
    },
    lines: filterKeys(moment.lines, (station) => stations.has(station)),
    alarms: moment.alarms.filter(isTheirs),
    warnings: moment.warnings.filter(isOfTheirs),
    risk: moment.risk.filter(isOfTheirs),
  };
}

/** An exported row is told when it is known to be theirs, or to be about no plant at all. */
function isRowAbout(row: Readonly<Record<string, unknown>>, has: (collector: string) => boolean): boolean {
  switch (row.kind) {
    case 'reading':
      return isAbout(row, has) && row.collector !== undefined;
    case 'alarm-event':
      return isAbout(row.alarm, has);
    case 'action':
      return isAbout(row.params, has);
    case 'snapshot':
      return true;
    default:
      return false;
  }
}

/** It names no collector, or one of theirs. */
function isAbout(value: unknown, has: (collector: string) => boolean): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const collector = (value as { readonly collector?: unknown }).collector;
  return collector === undefined || (typeof collector === 'string' && has(collector));
}

function filterKeys<Value>(
  map: ReadonlyMap<string, Value>,
  isKept: (key: string) => boolean,
): ReadonlyMap<string, Value> {
  return new Map([...map].filter(([key]) => isKept(key)));
}
