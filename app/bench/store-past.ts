import { type EstimateState, initialEstimates, stepEstimates } from '../../analytics/estimate/step-estimate';
import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import type { Alarm, AlarmEvent } from '../../data/model/alarm';
import type { PointId } from '../../data/model/points';
import type { StoredReading } from '../../data/model/reading';
import { buildRegistry, type Registry, stationOf } from '../../data/model/registry';
import { LIVE } from '../../data/model/world';
import { openStore } from '../../data/store/open-store';
import type { CommitGroup } from '../../data/store/types';

export interface Past {
  /** Epoch ms. */
  readonly from: number;
  readonly to: number;
  /** A sample of every point this often, ms. */
  readonly everyMs: number;
}

const POINTS_A_COLLECTOR = 5;
const MESSAGE_MS = 5000;
const LINE_MS = 50;
const ROWS_A_COMMIT = 4000;
const SAVE_MS = 5 * 60_000;
const HOUR_MS = 3_600_000;
const ROLL_UP_MS = 2 * HOUR_MS;

/**
 * For benches: writes a past of the sample plants' thirteen collectors, five points each, through the store's own commit:
 * messages as stations send them, estimates saved every five minutes, an alarm and a line that closes every hour.
 */
export async function storePast(path: string, { from, to, everyMs }: Past): Promise<void> {
  const registry = buildRegistry(SAMPLE_RECORDS);
  const channels = channelsOf(registry);
  const store = await openStore({ path, memoryLimitMb: 512 });
  const stepMs = Math.max(everyMs, MESSAGE_MS);
  let ingestId = 0;
  let estimates: EstimateState = initialEstimates();
  let savedTs = from;
  let rolledTs = from;
  let readings: StoredReading[] = [];
  for (const station of registry.stations.keys())
    await store.commit({ ...EMPTY, lines: [{ station, online: true, ts: from }] });
  for (let ts = from; ts < to; ts += stepMs) {
    ingestId = sendMessages(
      readings,
      channels,
      { from: ts, to: Math.min(ts + stepMs, to), everyMs },
      ingestId,
    );
    const receivedTs = ts + stepMs + LINE_MS;
    const isSaving = receivedTs - savedTs >= SAVE_MS;
    if (readings.length < ROWS_A_COMMIT && !isSaving && ts + stepMs < to) continue;
    estimates = stepEstimates(estimates, readings, registry);
    await store.commit({
      ...EMPTY,
      readings,
      ...(isSaving ? { estimates: { ingestId, receivedTs, state: estimates } } : {}),
    });
    readings = [];
    if (isSaving) savedTs = receivedTs;
    if (isSaving && ts % HOUR_MS < SAVE_MS) await store.commit(hourOf(registry, receivedTs));
    if (receivedTs - rolledTs < ROLL_UP_MS) continue;
    rolledTs = receivedTs;
    await store.rollUp();
  }
  await store.rollUp();
  await store.close();
}

const EMPTY = { readings: [], superseded: [], rejections: [], alarmEvents: [] };

/** An alarm that is raised, seen and over within ten minutes, and a station whose line closes and opens. */
function hourOf(registry: Registry, ts: number): CommitGroup {
  const hour = Math.floor(ts / HOUR_MS);
  const collectors = [...registry.collectors.keys()];
  const collector = collectors[hour % collectors.length] ?? '';
  const station = stationOf(registry, collector)?.id ?? '';
  const raised: Alarm = {
    id: `hour-${hour}`,
    world: LIVE,
    ruleId: 'value-frozen',
    collector,
    point: 'running',
    priority: 3,
    state: 'unack',
    raisedTs: ts,
    knownAt: ts,
    returnedTs: null,
    acknowledged: null,
    late: false,
    params: { minutes: 10 },
  };
  const seen: Alarm = {
    ...raised,
    state: 'ack',
    acknowledged: { by: 'bench', ts: ts + SAVE_MS, reason: 'seen' },
  };
  const over: Alarm = { ...seen, state: 'normal', returnedTs: ts + 2 * SAVE_MS };
  const event = (kind: AlarmEvent['kind'], at: number, alarm: Alarm) => ({
    kind,
    ts: at,
    knownAt: at,
    alarm,
  });
  return {
    ...EMPTY,
    alarmEvents: [
      event('raised', ts, raised),
      event('acknowledged', ts + SAVE_MS, seen),
      event('returned', ts + 2 * SAVE_MS, over),
      event('normal', ts + 2 * SAVE_MS, over),
    ],
    lines: [
      { station, online: false, ts: ts + 60_000 },
      { station, online: true, ts: ts + 180_000 },
    ],
  };
}

interface Channel {
  readonly collector: string;
  readonly station: string;
  readonly points: readonly PointId[];
  readonly number: number;
}

function channelsOf(registry: Registry): readonly Channel[] {
  return [...registry.collectors.values()].map((collector, index) => ({
    collector: collector.id,
    station: stationOf(registry, collector.id)?.id ?? '',
    points: collector.points.slice(0, POINTS_A_COLLECTOR),
    number: index + 1,
  }));
}

/** Of every collector one message with the samples of [from, to), numbered on after `ingestId`; appended to `readings`. */
function sendMessages(
  readings: StoredReading[],
  channels: readonly Channel[],
  { from, to, everyMs }: Past,
  ingestId: number,
): number {
  const seq = Math.floor(from / MESSAGE_MS);
  const receivedTs = to + LINE_MS;
  let last = ingestId;
  for (const { collector, station, points, number } of channels) {
    for (let ts = from; ts < to; ts += everyMs) {
      for (const point of points) {
        last += 1;
        // Written out: millions of these are made.
        readings.push({
          ingestId: last,
          collector,
          point,
          ts,
          value: valueAt(point, ts, number),
          quality: 0,
          station,
          boot: 1,
          seq,
          receivedTs,
          late: false,
        });
      }
    }
  }
  return last;
}

/** Waves of the minutes and of the day, with the last digits that a sensor has. */
function valueAt(point: PointId, ts: number, number: number): number {
  const wave = Math.sin(ts / 97_000 + number) + Math.sin(ts / 86_400_000 + number);
  const noise = ((ts / 1000) * 7919 * number) % 17;
  switch (point) {
    case 'running':
    case 'producing':
      return ts % 86_400_000 < 57_600_000 ? 1 : 0;
    case 'airlockFault':
      return 0;
    case 'differentialPressurePa':
      return Math.round(1100 + 150 * wave + noise);
    case 'hopperTemperatureC':
      return Math.round(350 + 40 * wave + noise / 4) / 10;
    default:
      return Math.round(100 * (1 + 0.2 * wave) + noise / 10) / 100;
  }
}
