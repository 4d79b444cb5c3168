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
  /** Forgets what is no longer registered. */
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
  let estimates: SavedEstimates = { state: initialEstimates(), ingestId: 0, receivedTs: 0 };
  let judgedThrough = 0;

  return {
    view: {
      world,
      latest,
      lines,
      openAlarms,
      risk,
      estimates: () => estimatesOf(estimates.state),
      judgedThrough: () => judgedThrough,
      lagMs: () => Math.max(0, now() - judgedThrough),
      eventsAfter: events.after,
    },
    restore(stored) {
      const { collectors } = registry();
      latest.clear();
      for (const [key, value] of stored.latest)
        if (collectors.has(key.split('/')[0] ?? '')) latest.set(key, value);
      openAlarms.clear();
      for (const alarm of stored.openAlarms)
        if (collectors.has(alarm.collector)) openAlarms.set(alarm.id, alarm);
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
        if (alarm.state === 'normal') openAlarms.delete(alarm.id);
        else openAlarms.set(alarm.id, alarm);
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
    },
  };
}
