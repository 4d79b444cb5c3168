import type { RegistryRecord } from '../../data/model/registry';
import type { OperatorAction, Scenario } from '../../data/model/scenario';
import { operate } from '../actions/operate';
import { clearFault } from '../faults/clear-fault';
import { injectFault } from '../faults/inject-fault';
import type { PlantState } from '../plant';
import { RefusalError } from '../refusal-error';
import { type Clockwork, type ClockworkState, createClockwork } from '../stations/station-clockwork';
import type { TelemetryMessage } from '../stations/to-message';
import { bendAt, happenTo } from './happen-to';
import { listStoryEvents, type StoryEvent } from './list-story-events';

/** Shortest and longest stretch of simulated time between two clock messages, ms. */
const SHORTEST_ROUND_MS = 1000;
const LONGEST_ROUND_MS = 5000;

/** What somebody does to a plant while it runs. */
export type Interference =
  | {
      readonly cmd: 'inject';
      readonly collector: string;
      readonly fault: string;
      readonly severity: number;
      readonly rampS: number;
    }
  | { readonly cmd: 'clear'; readonly collector: string; readonly fault?: string }
  | { readonly cmd: 'action'; readonly action: OperatorAction; readonly collector: string };

/** Of saved states. 2: ducts, clouds, nests and wet metal have states of their own. */
export const STATE_VERSION = 2;

/** How a run stands between two rounds: a plain JSON value, at most some 100 KiB. */
export interface RunPlantsState {
  readonly version: typeof STATE_VERSION;
  readonly scenario: string;
  readonly simTs: number;
  /** How many events of the story have happened. */
  readonly happened: number;
  readonly stations: readonly { readonly station: string; readonly clockwork: ClockworkState }[];
}

export interface StationMessage {
  readonly station: string;
  readonly message: TelemetryMessage;
}

/** All plants of one exercise and the story that happens to them, without a clock of their own. */
export interface RunPlants {
  readonly startTs: number;
  readonly endTs: number;
  readonly simTs: () => number;
  /** The usual end of the round that comes next, epoch ms, never beyond the story's end. */
  readonly nextEdgeTs: () => number;
  /** Lets time pass up to `ts`; answers the messages that fell due, in their order. The story's events happen at their second. */
  readonly advanceTo: (ts: number) => readonly StationMessage[];
  /** What the stations have measured and not yet sent. */
  readonly flush: () => readonly StationMessage[];
  /** Happens now. Throws one sentence when it cannot be done. */
  readonly interfere: (wanted: Interference) => void;
  readonly save: () => RunPlantsState;
}

export interface RunPlantsOptions {
  readonly scenario: Scenario;
  /** Enterprises, collectors and stations of the scenario, and no others. */
  readonly records: readonly RegistryRecord[];
  readonly seed: number;
  /** Goes on from there; left out, at the scenario's start. */
  readonly from?: RunPlantsState;
}

interface RunningStation {
  readonly id: string;
  readonly clockwork: Clockwork;
}

/**
 * Builds and warms up the plants of a scenario. The same options and interferences give the same bytes, whether taken up from a saved
 * state or run through. Throws one sentence when the records, the faults or the saved state do not fit the scenario.
 */
export function createRunPlants(options: RunPlantsOptions): RunPlants {
  const { scenario, from } = options;
  const startTs = Date.parse(scenario.startsAt);
  const endTs = startTs + scenario.durationS * 1000;
  const stations = openStations(options, startTs);
  const events = listStoryEvents(scenario);
  for (const event of events) checkEvent(stations, event);
  const roundMs = roundOf(options.records);
  let simTs = from?.simTs ?? startTs;
  let happened = from?.happened ?? 0;

  function letHappen(beforeTs: number): void {
    for (let event = events[happened]; event; event = events[happened]) {
      const ts = startTs + event.atS * 1000;
      if (ts >= beforeTs) return;
      happenTo(stationOf(stations, event.collector), event, ts);
      happened++;
    }
  }

  return {
    startTs,
    endTs,
    simTs: () => simTs,
    nextEdgeTs: () => Math.min(simTs + roundMs, endTs),
    advanceTo(ts) {
      const sent: StationMessage[] = [];
      for (let next = earliest(stations); next <= ts; next = earliest(stations)) {
        letHappen(next);
        for (const { id, clockwork } of stations) {
          const due = clockwork.nextSampleTs() === next ? clockwork.advance() : [];
          for (const message of due) sent.push({ station: id, message });
        }
      }
      simTs = ts;
      return sent;
    },
    flush: () =>
      stations.flatMap(({ id, clockwork }) => clockwork.flush().map((message) => ({ station: id, message }))),
    interfere: (wanted) => interfere(stationOf(stations, wanted.collector), wanted, simTs),
    save: () => ({
      version: STATE_VERSION,
      scenario: scenario.id,
      simTs,
      happened,
      stations: stations.map(({ id, clockwork }) => ({ station: id, clockwork: clockwork.save() })),
    }),
  };
}

function openStations(options: RunPlantsOptions, startTs: number): readonly RunningStation[] {
  const { scenario, records, seed, from } = options;
  const missing = scenario.enterprises.find(
    (id) => !records.some((r) => r.kind === 'station' && r.enterprise === id),
  );
  if (missing !== undefined)
    throw new Error(
      `enterprises: "${missing}" has no station among the records; register one or leave it out.`,
    );
  return records.flatMap((station) => {
    if (station.kind !== 'station' || station.retired) return [];
    const enterprise = records.find((r) => r.kind === 'enterprise' && r.id === station.enterprise);
    if (enterprise?.kind !== 'enterprise')
      throw new Error(
        `records: station "${station.id}" has no enterprise "${station.enterprise}" beside it; send it too.`,
      );
    const collectors = records
      .filter((r) => r.kind === 'collector')
      .filter(({ id }) => station.collectors.includes(id));
    const saved = from && savedStation(from, scenario, station.id);
    const clockwork = createClockwork({
      station,
      enterprise,
      collectors,
      seed,
      alwaysOn: scenario.alwaysOn,
      boot: '1',
      speed: 1,
      startTs,
      ...(saved ? { from: saved } : {}),
    });
    return [{ id: station.id, clockwork }];
  });
}

function savedStation(from: RunPlantsState, scenario: Scenario, station: string): ClockworkState {
  if (from.version !== STATE_VERSION)
    throw new Error(
      `from.version is ${from.version}: this simulator takes up states of version ${STATE_VERSION}.`,
    );
  if (from.scenario !== scenario.id)
    throw new Error(`from.scenario is "${from.scenario}": give a state of "${scenario.id}".`);
  const saved = from.stations.find((candidate) => candidate.station === station);
  if (!saved)
    throw new Error(`from.stations lacks "${station}": give the state of a run with the same plants.`);
  return saved.clockwork;
}

/** The shortest message interval, kept within what a screen and a server like. */
function roundOf(records: readonly RegistryRecord[]): number {
  const intervals = records.flatMap((r) => (r.kind === 'station' ? [r.messageIntervalMs] : []));
  return Math.min(LONGEST_ROUND_MS, Math.max(SHORTEST_ROUND_MS, Math.min(...intervals)));
}

function earliest(stations: readonly RunningStation[]): number {
  let ts = Number.POSITIVE_INFINITY;
  for (const { clockwork } of stations) ts = Math.min(ts, clockwork.nextSampleTs());
  return ts;
}

function stationOf(stations: readonly RunningStation[], collector: string): Clockwork {
  for (const { clockwork } of stations)
    if (clockwork.plant.collectors.some(({ id }) => id === collector)) return clockwork;
  const known = stations.flatMap(({ clockwork }) => clockwork.plant.collectors.map(({ id }) => id));
  throw new RefusalError(
    `collector "${collector}" is not in this exercise: name one of ${known.join(', ')}.`,
    {
      code: 'sim-unknown-collector',
      params: { collector, known: known.join(', ') },
    },
  );
}

/** Whether a fault of the story can be injected at all, tried on a copy. */
function checkEvent(stations: readonly RunningStation[], event: StoryEvent): void {
  const { plant, state } = stationOf(stations, event.collector);
  if (event.kind === 'begin') injectFault(plant, state(), { ...event, id: event.fault });
}

function interfere(clockwork: Clockwork, wanted: Interference, ts: number): void {
  bendAt(clockwork, ts, (plant, state) => {
    if (wanted.cmd === 'action') return operate(plant, state, wanted);
    if (wanted.cmd === 'inject') return injectFault(plant, state, { ...wanted, id: wanted.fault });
    return clearKnown(state, wanted.collector, wanted.fault);
  });
}

function clearKnown(state: PlantState, collector: string, fault?: string): PlantState {
  const cleared = clearFault(state, collector, fault);
  if (cleared.faults.length < state.faults.length) return cleared;
  const what = fault === undefined ? 'no fault' : `no fault "${fault}"`;
  throw new RefusalError(`collector "${collector}" has ${what} now: there is nothing to clear.`, {
    code: 'sim-no-fault',
    params: { collector, fault: fault ?? 'any' },
  });
}
