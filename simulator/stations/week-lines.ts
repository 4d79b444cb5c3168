import type { RegistryRecord } from '../../data/model/registry';
import { createRng, type Rng, seedRng } from '../random/rng';
import { type Clockwork, createClockwork } from './station-clockwork';
import type { TelemetryMessage } from './to-message';

export interface WeekOptions {
  readonly records: readonly RegistryRecord[];
  readonly seed: number;
  /** First moment, epoch ms. */
  readonly startTs: number;
  readonly days: number;
  /** A sample every, a message every, ms. */
  readonly sampleIntervalMs: number;
  readonly messageIntervalMs: number;
  /** Production at every hour instead of the registered shifts. */
  readonly alwaysOn?: boolean;
  /** Bends a plant's state at the start, such as by a fault; healthy if left out. */
  readonly bend?: Parameters<Clockwork['bend']>[0];
}

/** What a server would have received. */
export interface ReplayLine {
  readonly receivedTs: number;
  readonly topic: string;
  readonly payload: TelemetryMessage;
}

/** Least and most time on the way, ms; below the shortest sample interval, so that the order of receipt is the order of the lines. */
const ON_THE_WAY_MS = [20, 120] as const;

interface Sender {
  readonly topic: string;
  readonly clockwork: Clockwork;
  readonly luck: Rng;
}

/** A healthy run of every station among the records as the lines a server would receive, ordered by `receivedTs`. Same options, same lines. */
export function* weekLines(options: WeekOptions): Generator<ReplayLine> {
  const senders = options.records.flatMap((record) =>
    record.kind === 'station' ? [openSender(record.id, options)] : [],
  );
  const samples = Math.floor((options.days * 86_400_000) / options.sampleIntervalMs);
  for (let i = 0; i < samples; i++) {
    const received: ReplayLine[] = [];
    for (const { topic, clockwork, luck } of senders) {
      const ts = clockwork.nextSampleTs();
      const sent = clockwork.advance();
      const receivedTs = sent.length > 0 ? ts + onTheWay(luck) : ts;
      for (const payload of sent) received.push({ receivedTs, topic, payload });
    }
    yield* received.sort((a, b) => a.receivedTs - b.receivedTs);
  }
}

function openSender(stationId: string, options: WeekOptions): Sender {
  const { records, sampleIntervalMs, messageIntervalMs } = options;
  const station = records.find((record) => record.kind === 'station' && record.id === stationId);
  if (station?.kind !== 'station') throw new Error(`station "${stationId}" has no record.`);
  const enterprise = records.find(
    (record) => record.kind === 'enterprise' && record.id === station.enterprise,
  );
  if (enterprise?.kind !== 'enterprise')
    throw new Error(`station "${stationId}" has no enterprise among the records: add it.`);
  const clockwork = createClockwork({
    station: { ...station, sampleIntervalMs, messageIntervalMs },
    enterprise,
    collectors: records
      .filter((record) => record.kind === 'collector')
      .filter(({ id }) => station.collectors.includes(id)),
    seed: options.seed,
    alwaysOn: options.alwaysOn ?? false,
    boot: String(Math.floor(options.startTs / 1000)),
    speed: 1,
    startTs: options.startTs,
    maxStepS: 5,
  });
  if (options.bend) clockwork.bend(options.bend);
  return {
    topic: `dust/v1/${stationId}/telemetry`,
    clockwork,
    luck: createRng(seedRng(options.seed, `${stationId}/line`)),
  };
}

function onTheWay(luck: Rng): number {
  const [least, most] = ON_THE_WAY_MS;
  return Math.round(least + (most - least) * luck.uniform());
}
