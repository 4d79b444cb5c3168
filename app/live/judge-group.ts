import type { Judge, JudgeConfig, JudgeInput, JudgeState } from '../../analytics/alarm/types';
import type { Intake } from '../../data/ingest/create-intake';
import { decodeStatus } from '../../data/ingest/decode-status';
import { decodeTelemetry } from '../../data/ingest/decode-telemetry';
import { makeRejection } from '../../data/ingest/make-rejection';
import type { Delivery } from '../../data/ingest/types';
import type { Alarm, AlarmEvent } from '../../data/model/alarm';
import type { StoredReading } from '../../data/model/reading';
import type { Registry } from '../../data/model/registry';
import type { Rejection } from '../../data/model/rejection';
import type { CommitGroup } from '../../data/store/types';

/** One thing that reached a world, in the order of arrival. */
export type Item =
  | { readonly type: 'delivery'; readonly delivery: Delivery }
  | { readonly type: 'rejection'; readonly rejection: Rejection }
  | { readonly type: 'tick' }
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
  /** Samples older than this before receipt are refused. */
  readonly retentionMs: number;
}

export type JudgedGroup = Pick<CommitGroup, 'readings' | 'superseded' | 'rejections' | 'alarmEvents'> & {
  readonly state: JudgeState;
  /** Stations that said whether they are on the line. */
  readonly lines: readonly { readonly station: string; readonly online: boolean; readonly ts: number }[];
  /** The group holds something that a later replay of readings alone could not bring back. */
  readonly needsCheckpoint: boolean;
};

/** A station's clock may run ahead this far. */
const FUTURE_MS = 5 * 60_000;

/** Decodes, de-duplicates and judges one group in memory. Nothing is stored or told yet; only `intake` moves on. */
export function judgeGroup(items: readonly Item[], context: GroupContext): JudgedGroup {
  const { evaluate, config, intake, now } = context;
  let state = context.state;
  const readings: StoredReading[] = [];
  const superseded: CommitGroup['superseded'][number][] = [];
  const rejections: Rejection[] = [];
  const alarmEvents: AlarmEvent[] = [];
  const lines: JudgedGroup['lines'][number][] = [];
  let needsCheckpoint = false;

  const judge = (input: JudgeInput): void => {
    const [next, events] = evaluate(state, input, config);
    state = next;
    alarmEvents.push(...events);
  };

  for (const item of items) {
    if (item.type === 'rejection') rejections.push(item.rejection);
    if (item.type === 'acknowledge') {
      judge(item);
      needsCheckpoint = true;
    }
    if (item.type !== 'delivery') continue;
    const { delivery } = item;
    if (delivery.kind === 'status') {
      const status = decodeStatus(delivery);
      if ('online' in status)
        lines.push({ station: delivery.station, online: status.online, ts: delivery.receivedTs });
      else rejections.push(status);
      continue;
    }
    const decoded = decodeDelivery(delivery, context);
    rejections.push(...decoded.rejections);
    const accepted = intake.accept(decoded.readings, delivery.receivedTs);
    rejections.push(...accepted.conflicts);
    superseded.push(...accepted.superseded);
    // The losing row is deleted, so a replay of the rows would not see what the judge has seen.
    needsCheckpoint ||= accepted.superseded.length > 0;
    for (const reading of accepted.kept) readings.push(reading);
    if (accepted.kept.length > 0)
      judge({ type: 'readings', readings: accepted.kept, receivedTs: delivery.receivedTs });
  }
  judge({ type: 'tick', now });
  // A replay knows the registry of its own day alone: what stood before must be judged by the one of then.
  needsCheckpoint ||= state.mark !== context.state.mark;

  return {
    readings,
    superseded,
    rejections,
    alarmEvents,
    state,
    lines,
    needsCheckpoint,
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
