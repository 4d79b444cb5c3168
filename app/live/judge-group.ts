import type { Judge, JudgeConfig, JudgeInput, JudgeState } from '../../analytics/alarm/types';
import { decodeTelemetry } from '../../data/ingest/decode-telemetry';
import type { Intake } from '../../data/ingest/create-intake';
import type { Delivery } from '../../data/ingest/types';
import type { Alarm, AlarmEvent } from '../../data/model/alarm';
import type { StoredReading } from '../../data/model/reading';
import { readingKey } from '../../data/model/reading';
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
    if (item.type !== 'delivery' || item.delivery.kind !== 'telemetry') continue;
    const { delivery } = item;
    const decoded = decodeDelivery(delivery, context);
    rejections.push(...decoded.rejections);
    const accepted = intake.accept(decoded.readings, delivery.receivedTs);
    rejections.push(...accepted.conflicts);
    superseded.push(...accepted.superseded);
    for (const reading of accepted.kept) readings.push(reading);
    if (accepted.kept.length > 0)
      judge({ type: 'readings', readings: accepted.kept, receivedTs: delivery.receivedTs });
  }
  judge({ type: 'tick', now });

  return {
    readings: superseded.length > 0 ? newestOfEachKey(readings) : readings,
    superseded,
    rejections,
    alarmEvents,
    state,
    needsCheckpoint,
  };
}

function decodeDelivery(delivery: Delivery, { registry, retentionMs }: GroupContext) {
  const station = registry.stations.get(delivery.station);
  if (!station) {
    const { station: name, topic, receivedTs } = delivery;
    const rejection: Rejection = {
      reason: 'unknown-station',
      station: name,
      topic,
      params: { field: 'station', value: name },
      sample: '',
      receivedTs,
    };
    return { readings: [], rejections: [rejection] };
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

/** Two values for one key in one group: the later row is the one that won. */
function newestOfEachKey(readings: readonly StoredReading[]): readonly StoredReading[] {
  const newest = new Map<string, StoredReading>();
  for (const reading of readings)
    newest.set(`${readingKey(reading.collector, reading.point)}@${reading.ts}`, reading);
  return [...newest.values()].sort((a, b) => a.ingestId - b.ingestId);
}
