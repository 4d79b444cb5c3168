import type { Judge, JudgeConfig, JudgeInput, JudgeState } from '../../analytics/alarm/types';
import type { Intake } from '../../data/ingest/create-intake';
import { decodeStatus } from '../../data/ingest/decode-status';
import { decodeTelemetry } from '../../data/ingest/decode-telemetry';
import { makeRejection } from '../../data/ingest/make-rejection';
import type { Delivery } from '../../data/ingest/types';
import type { Alarm, AlarmEvent } from '../../data/model/alarm';
import type { RunAction } from '../../data/model/exercise';
import type { StoredReading } from '../../data/model/reading';
import type { Registry } from '../../data/model/registry';
import type { Rejection } from '../../data/model/rejection';
import type { CommitGroup, StoredLine } from '../../data/store/types';
import type { Line } from '../workbench';

/** How a world stands between two groups: everything from which it could go on. */
export interface Standing {
  readonly judge: JudgeState;
  readonly estimates: unknown;
  /** Greatest ingestId that is in it. */
  readonly ingestId: number;
}

/** One thing that reached a world, in the order of arrival. */
export type Item =
  | { readonly type: 'delivery'; readonly delivery: Delivery }
  | { readonly type: 'rejection'; readonly rejection: Rejection }
  /** Without `now` the flow's own clock counts. `flush`: nothing earlier will come, so nothing waits any longer. */
  | { readonly type: 'tick'; readonly now?: number; readonly flush?: boolean }
  /** A connection opened or closed, as the broker saw it. */
  | { readonly type: 'line'; readonly line: StoredLine }
  | {
      readonly type: 'action';
      readonly action: RunAction;
      readonly answer: () => void;
      readonly fail: (error: unknown) => void;
    }
  /** Asks how the world stands after the group. */
  | {
      readonly type: 'standing';
      readonly answer: (standing: Standing) => void;
      readonly fail: (error: unknown) => void;
    }
  | {
      readonly type: 'acknowledge';
      readonly alarmId: string;
      readonly by: string;
      readonly reason: string;
      readonly now: number;
      /** Null: no such open alarm. */
      readonly answer: (alarm: Alarm | null) => void;
      readonly fail: (error: unknown) => void;
    };

export interface GroupContext {
  readonly evaluate: Judge;
  readonly config: JudgeConfig;
  readonly registry: Registry;
  readonly intake: Intake;
  readonly state: JudgeState;
  readonly now: number;
  /** No message came that this group does not hold. */
  readonly nothingWaits: boolean;
  /** Samples older than this before receipt are refused. */
  readonly retentionMs: number;
  readonly lineOf: (station: string) => Line | undefined;
}

export type JudgedGroup = Pick<CommitGroup, 'readings' | 'superseded' | 'rejections' | 'alarmEvents'> & {
  readonly state: JudgeState;
  readonly lines: readonly StoredLine[];
  readonly actions: readonly RunAction[];
  /** Those of `rejections` that nobody will send again: lost if this group is. */
  readonly unrepeatable: readonly Rejection[];
  /** Every sample received with a time up to this is judged; null = no further than before. */
  readonly through: number | null;
  /** The group holds something that a later replay of readings alone could not bring back. */
  readonly needsCheckpoint: boolean;
};

/** A station's clock may run ahead this far. */
const FUTURE_MS = 5 * 60_000;

/** Decodes, de-duplicates and judges one group in memory. Nothing is stored or told yet; only `intake` moves on. */
export function judgeGroup(items: readonly Item[], context: GroupContext): JudgedGroup {
  const { evaluate, config, intake, now, nothingWaits } = context;
  let state = context.state;
  const readings: StoredReading[] = [];
  const superseded: CommitGroup['superseded'][number][] = [];
  const rejections: Rejection[] = [];
  const unrepeatable: Rejection[] = [];
  const alarmEvents: AlarmEvent[] = [];
  const actions: RunAction[] = [];
  const lines = followLines(context.lineOf);
  let through = nothingWaits ? now : null;
  let needsCheckpoint = false;

  const judge = (input: JudgeInput): void => {
    const [next, events] = evaluate(state, input, config);
    state = next;
    alarmEvents.push(...events);
  };
  const reject = (refused: readonly Rejection[], isRepeatable: boolean): void => {
    rejections.push(...refused);
    if (!isRepeatable) unrepeatable.push(...refused);
  };

  const takeDelivery = (delivery: Delivery): void => {
    const isRepeatable = delivery.qos > 0;
    if (delivery.kind === 'clock') return;
    if (delivery.kind === 'status') {
      const status = decodeStatus(delivery);
      if ('online' in status)
        lines.set({ station: delivery.station, online: status.online, ts: delivery.receivedTs });
      else reject([status], isRepeatable);
      return;
    }
    lines.hear(delivery.station, delivery.receivedTs);
    const decoded = decodeDelivery(delivery, context);
    reject(decoded.rejections, isRepeatable);
    const accepted = intake.accept(decoded.readings, delivery.receivedTs);
    reject(accepted.conflicts, isRepeatable);
    superseded.push(...accepted.superseded);
    // The losing row is deleted, so a replay of the rows would not see what the judge has seen.
    needsCheckpoint ||= accepted.superseded.length > 0;
    for (const reading of accepted.kept) readings.push(reading);
    if (accepted.kept.length > 0)
      judge({ type: 'readings', readings: accepted.kept, receivedTs: delivery.receivedTs });
  };

  for (const item of items) {
    switch (item.type) {
      case 'delivery':
        takeDelivery(item.delivery);
        break;
      case 'rejection':
        reject([item.rejection], false);
        break;
      case 'line':
        lines.set(item.line);
        break;
      case 'action':
        actions.push(item.action);
        break;
      case 'acknowledge':
        judge(item);
        needsCheckpoint = true;
        break;
      case 'tick':
        if (item.now === undefined) break;
        judge({ type: item.flush ? 'flush' : 'tick', now: item.now });
        through = item.now;
        needsCheckpoint ||= item.flush === true;
        break;
      case 'standing':
        break;
    }
  }
  judge({ type: 'tick', now });
  // A replay knows the registry and the times of maintenance of its own day alone: what stood before must be judged by the one of then.
  needsCheckpoint ||= state.mark !== context.state.mark || state.windowsMark !== context.state.windowsMark;

  return {
    readings,
    superseded,
    rejections,
    unrepeatable,
    alarmEvents,
    actions,
    lines: lines.changes,
    state,
    through,
    needsCheckpoint,
  };
}

/** Lines that change within a group; a message received after its station's line closed says that the line is open. */
function followLines(lineOf: GroupContext['lineOf']) {
  const changed = new Map<string, StoredLine>();
  const changes: StoredLine[] = [];
  const set = (line: StoredLine): void => {
    const known = changed.get(line.station) ?? lineOf(line.station);
    if (known?.online === line.online) return;
    changed.set(line.station, line);
    changes.push(line);
  };
  return {
    changes,
    set,
    hear(station: string, ts: number): void {
      const [inGroup, before] = [changed.get(station), lineOf(station)];
      const since = inGroup?.ts ?? before?.since;
      const isOpen = inGroup?.online ?? before?.online ?? false;
      if (!isOpen && (since === undefined || ts > since)) set({ station, online: true, ts });
    },
  };
}

function decodeDelivery(delivery: Delivery, { registry, retentionMs }: GroupContext) {
  const station = registry.stations.get(delivery.station);
  if (!station) {
    const found = { field: 'station', value: delivery.station, limit: 'registered' };
    return { readings: [], rejections: [makeRejection('unknown-station', found, delivery)] };
  }
  return decodeTelemetry(delivery.payload, {
    registry,
    station,
    topic: delivery.topic,
    receivedTs: delivery.receivedTs,
    oldestTs: delivery.receivedTs - retentionMs,
    newestTs: delivery.receivedTs + FUTURE_MS,
  });
}
