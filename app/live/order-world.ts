import { evaluate } from '../../analytics/alarm/evaluate';
import { initialState } from '../../analytics/alarm/judge-state';
import { configOf, DRY, STATION, T0, WET } from '../../analytics/alarm/test-plant';
import type { JudgeInput, JudgeState } from '../../analytics/alarm/types';
import { createIntake } from '../../data/ingest/create-intake';
import type { Delivery } from '../../data/ingest/types';
import type { AlarmEvent } from '../../data/model/alarm';
import type { PointId } from '../../data/model/points';
import type { Quality, StoredReading } from '../../data/model/reading';
import { buildRegistry, type RegistryRecord } from '../../data/model/registry';
import { type GroupContext, type JudgedGroup, judgeGroup } from './judge-group';

/** For tests: one value on its way, with the message that brings it. */
export interface Sent {
  readonly point: PointId;
  /** Seconds after T0. */
  readonly s: number;
  readonly value: number;
  readonly quality: Quality;
  readonly seq: number;
}

/** Values that travel together; all of one `seq`. */
export type Parcel = readonly Sent[];

export interface Arrival {
  readonly parcel: Parcel;
  /** Seconds after T0. */
  readonly receivedS: number;
}

export interface Outcome {
  /** By "point@s": value/quality/boot/seq. */
  readonly rows: Readonly<Record<string, string>>;
  readonly events: readonly AlarmEvent[];
  /** What the judge was told, in order. */
  readonly inputs: readonly JudgeInput[];
  readonly groups: readonly JudgedGroup[];
  readonly kept: readonly StoredReading[];
}

/** Long after everything lapsed and returned. */
const END_S = 7200;

/** A station without a plant: collector D at station S, and W beside it. */
export const ORDER_PLANT: readonly RegistryRecord[] = [STATION, DRY, WET];

/** A judge of collector D at a station with this reorder time. */
export function configWith(reorderMs: number) {
  return configOf({ ...STATION, reorderMs });
}

/** Carries the arrivals, a few in a group, through intake and judge as the flow does, and keeps rows as the store does. */
export function carry(arrivals: readonly Arrival[], reorderMs: number, groupSize = 1): Outcome {
  const config = configWith(reorderMs);
  const registry = buildRegistry([{ ...STATION, reorderMs }, DRY, WET]);
  const intake = createIntake({ tail: [], lastIngestId: 0, reorderMsOf: () => reorderMs });
  const inputs: JudgeInput[] = [];
  const groups: JudgedGroup[] = [];
  const rows: Record<string, string> = {};
  const context = (now: number): GroupContext => ({
    evaluate: (state, input, of) => {
      inputs.push(input);
      return evaluate(state, input, of);
    },
    config,
    registry,
    intake,
    state: groups.at(-1)?.state ?? evaluate(initialState(), { type: 'tick', now: T0 }, config)[0],
    now,
    nothingWaits: true,
    retentionMs: 365 * 86_400_000,
    lineOf: () => undefined,
  });
  for (let from = 0; from < arrivals.length; from += groupSize) {
    const some = arrivals.slice(from, from + groupSize);
    const items = some.map((it) => ({ type: 'delivery' as const, delivery: deliveryOf(it) }));
    groups.push(judgeGroup(items, context(momentOf(some.at(-1)?.receivedS ?? 0))));
    keep(rows, groups.at(-1));
  }
  groups.push(judgeGroup([], context(momentOf(END_S))));
  return {
    rows,
    events: groups.flatMap(({ alarmEvents }) => alarmEvents),
    inputs,
    groups,
    kept: groups.flatMap(({ readings }) => readings),
  };
}

/** The same inputs once more, of readings only those in order. */
export function judgeOnTimeOnly(inputs: readonly JudgeInput[], reorderMs: number): readonly AlarmEvent[] {
  const config = configWith(reorderMs);
  let [state]: readonly [JudgeState, unknown] = evaluate(initialState(), { type: 'tick', now: T0 }, config);
  const events: AlarmEvent[] = [];
  for (const input of inputs) {
    const onTime =
      input.type === 'readings' ? { ...input, readings: input.readings.filter(({ late }) => !late) } : input;
    const [next, told] = evaluate(state, onTime, config);
    state = next;
    events.push(...told);
  }
  return events;
}

export function deliveryOf({ parcel, receivedS }: Arrival): Delivery {
  const samples = parcel.map(({ point, s, value, quality }) => ({
    ts: T0 + s * 1000,
    collector: 'D',
    values: { [point]: isSwitch(point) ? value > 0 : value },
    ...(quality > 0 ? { quality: { [point]: quality } } : {}),
  }));
  return {
    kind: 'telemetry',
    run: null,
    station: 'S',
    account: 'S',
    topic: 'dust/v1/S/telemetry',
    payload: Buffer.from(JSON.stringify({ v: 1, boot: '1', seq: parcel[0]?.seq ?? 0, samples })),
    qos: 1,
    receivedTs: momentOf(receivedS),
    settle: () => {},
  };
}

function momentOf(s: number): number {
  return T0 + Math.round(s * 1000);
}

function isSwitch(point: PointId): boolean {
  return point === 'running' || point === 'producing' || point === 'airlockFault';
}

/** As the store does it: lost rows go, and of one group the last value of a lost key stays. Throws where a row would be there twice. */
function keep(rows: Record<string, string>, group: JudgedGroup | undefined): void {
  const lost = new Set(group?.superseded.map(({ point, ts }) => keyOf(point, ts)));
  for (const key of lost) delete rows[key];
  const seen = new Set<string>();
  for (const { point, ts, value, quality, boot, seq } of group?.readings ?? []) {
    const key = keyOf(point, ts);
    if (rows[key] !== undefined && !(lost.has(key) && seen.has(key)))
      throw new Error(`${key} is there twice.`);
    seen.add(key);
    rows[key] = [value, quality, boot, seq].join('/');
  }
}

function keyOf(point: PointId, ts: number): string {
  return `${point}@${(ts - T0) / 1000}`;
}
