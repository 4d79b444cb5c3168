import {
  type EstimateState,
  estimatesOf,
  initialEstimates,
  stepEstimates,
} from '../../analytics/estimate/step-estimate';
import type { Alarm, AlarmEvent } from '../../data/model/alarm';
import type { LatestValue, StoredReading } from '../../data/model/reading';
import { readingKey } from '../../data/model/reading';
import type { Registry } from '../../data/model/registry';
import type { EnterpriseRisk } from '../../data/model/risk';
import type { World } from '../../data/model/world';
import type { Line, LiveView } from '../workbench';
import type { EventLog } from './event-log';

/** What one world shows now. Written only after the commit, by the flow and the jobs. */
export interface LiveState {
  readonly view: LiveView;
  /** What is stored, but for plants that are not registered or are retired. */
  readonly restore: (stored: {
    readonly latest: ReadonlyMap<string, LatestValue>;
    readonly openAlarms: readonly Alarm[];
    readonly estimates: SavedEstimates;
    readonly judgedThrough: number;
  }) => void;
  readonly estimatesState: () => SavedEstimates;
  readonly applyReadings: (readings: readonly StoredReading[]) => void;
  readonly applyAlarms: (events: readonly AlarmEvent[]) => void;
  readonly setLine: (station: string, online: boolean, ts: number) => void;
  /** A message of the station itself: received after its line closed, it says that the line is open. */
  readonly heard: (station: string, ts: number) => void;
  readonly setRisk: (risk: readonly EnterpriseRisk[]) => void;
  readonly setJudgedThrough: (ts: number) => void;
  /** Puts aside what is no longer registered, and takes back what is again. */
  readonly keepOnly: (registry: Registry) => void;
}

/** The estimates, and which readings are in them. */
export interface SavedEstimates {
  readonly state: EstimateState;
  readonly ingestId: number;
  readonly receivedTs: number;
}

export interface LiveStateOptions {
  readonly world: World;
  readonly now: () => number;
  readonly registry: () => Registry;
  readonly events: EventLog;
}

/** Keeps the newest value of every point, the lines, the open alarms and the risk of one world in memory. */
export function createLiveState({ world, now, registry, events }: LiveStateOptions): LiveState {
  const latest = new Map<string, LatestValue>();
  const lines = new Map<string, Line>();
  const openAlarms = new Map<string, Alarm>();
  const risk = new Map<string, EnterpriseRisk>();
  /** Of collectors that are out of service: shown again when they are back. */
  const aside = { latest: new Map<string, LatestValue>(), openAlarms: new Map<string, Alarm>() };
  let estimates: SavedEstimates = { state: initialEstimates(), ingestId: 0, receivedTs: 0 };
  let judgedThrough = 0;

  return {
    view: {
      world,
      latest,
      lines,
      openAlarms,
      risk,
      estimates: () =>
        estimatesOf(estimates.state).filter(([collector]) => registry().collectors.has(collector)),
      judgedThrough: () => judgedThrough,
      lagMs: () => Math.max(0, now() - judgedThrough),
      eventsAfter: events.after,
    },
    restore(stored) {
      latest.clear();
      openAlarms.clear();
      aside.latest = new Map(stored.latest);
      aside.openAlarms = new Map(stored.openAlarms.map((alarm) => [alarm.id, alarm]));
      sortOut(registry());
      estimates = stored.estimates;
      judgedThrough = stored.judgedThrough;
    },
    estimatesState: () => estimates,
    applyReadings(readings) {
      for (const { collector, point, ts, value, quality, receivedTs } of readings) {
        const key = readingKey(collector, point);
        const known = latest.get(key);
        if (!known || ts >= known.ts) latest.set(key, { ts, value, quality, receivedTs });
      }
      const last = readings.at(-1);
      if (!last) return;
      const { ingestId, receivedTs } = last;
      estimates = { state: stepEstimates(estimates.state, readings, registry()), ingestId, receivedTs };
    },
    applyAlarms(alarmEvents) {
      for (const { alarm } of alarmEvents) {
        const isShown = registry().collectors.has(alarm.collector);
        const [own, other] = isShown ? [openAlarms, aside.openAlarms] : [aside.openAlarms, openAlarms];
        other.delete(alarm.id);
        if (alarm.state === 'normal') own.delete(alarm.id);
        else own.set(alarm.id, alarm);
      }
    },
    setLine(station, online, ts) {
      const known = lines.get(station);
      if (known?.online !== online)
        lines.set(station, { online, since: ts, lastMessageTs: known?.lastMessageTs ?? null });
    },
    heard(station, ts) {
      const known = lines.get(station);
      const isBack = !known || (!known.online && ts > known.since);
      lines.set(station, { ...(isBack ? { online: true, since: ts } : known), lastMessageTs: ts });
    },
    setRisk(changed) {
      for (const one of changed) risk.set(one.enterprise, one);
    },
    setJudgedThrough(ts) {
      judgedThrough = Math.max(judgedThrough, ts);
    },
    keepOnly(current) {
      for (const id of risk.keys()) if (!current.enterprises.has(id)) risk.delete(id);
      for (const id of lines.keys()) if (!current.stations.has(id)) lines.delete(id);
      sortOut(current);
    },
  };

  /** Values of points that their collector has, and alarms of collectors in service, are shown; all others wait aside. */
  function sortOut({ collectors }: Registry): void {
    const hasPoint = (key: string): boolean => {
      const [collector = '', point] = key.split('/');
      return collectors.get(collector)?.points.some((one) => one === point) ?? false;
    };
    part(latest, aside.latest, hasPoint);
    part(openAlarms, aside.openAlarms, (_, { collector }) => collectors.has(collector));
  }
}

/** Moves each entry to where it belongs. */
function part<V>(
  shown: Map<string, V>,
  hidden: Map<string, V>,
  isShown: (key: string, value: V) => boolean,
): void {
  const all = [...shown, ...hidden];
  shown.clear();
  hidden.clear();
  for (const [key, value] of all) (isShown(key, value) ? shown : hidden).set(key, value);
}
