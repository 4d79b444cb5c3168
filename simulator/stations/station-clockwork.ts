import type { Collector, Enterprise, Station } from '../../data/model/registry';
import { agedState } from '../aged-state';
import { buildPlant } from '../build-plant';
import type { LineBends } from '../faults/fault';
import type { Plant, PlantState } from '../plant';
import { type CollectorSample, samplePlant } from '../sample-plant';
import { MAX_STEP_S, step } from '../step';
import { warmUp, warmUpFrom } from '../warm-up';
import { garbleMessage } from './garble-message';
import { garbleSamples } from './garble-samples';
import { lineBendsOf } from './line-bends-of';
import { darken, freshLine, type LineState, lighten } from './line-state';
import { type TelemetryMessage, type TelemetrySample, toTelemetrySample } from './to-message';

export interface ClockworkOptions {
  readonly station: Station;
  readonly enterprise: Enterprise;
  /** The station's own. */
  readonly collectors: readonly Collector[];
  readonly seed: number;
  readonly alwaysOn: boolean;
  readonly boot: string;
  /** Plant seconds in a second of the samples. */
  readonly speed: number;
  /** The moment before the first sample, epoch ms. */
  readonly startTs: number;
  /** Longest physical step, s: 1 live, coarser where a week must be quick. */
  readonly maxStepS?: number;
  /** Goes on from here instead of a warmed-up plant. */
  readonly from?: ClockworkState;
}

/** How a station stands between two samples: a plain JSON value. The same options and state give the same bytes from here on. */
export interface ClockworkState {
  readonly plant: PlantState;
  /** The newest sample's time, epoch ms. */
  readonly sampleTs: number;
  /** Number of the next message. */
  readonly seq: number;
  /** Rounds of samples that wait for their message. */
  readonly taken: number;
  readonly pending: readonly TelemetrySample[];
  /** Left out in states that were saved before lines could fail: a sound one. */
  readonly line?: LineState;
}

/** One station and the plant behind it, without a clock of its own. */
export interface Clockwork {
  readonly plant: Plant;
  readonly state: () => PlantState;
  readonly bend: (change: (plant: Plant, state: PlantState) => PlantState) => void;
  /** The newest sample of each collector. */
  readonly newest: () => readonly CollectorSample[];
  readonly nextSampleTs: () => number;
  /** Lets the plant run to its next sample and takes it. The messages that leave now, in their order: usually none or one. */
  readonly advance: () => readonly TelemetryMessage[];
  /** The station has power and its network. */
  readonly isOnLine: () => boolean;
  /** The samples that wait for their message, as a message now; none when none waits. */
  readonly flush: () => readonly TelemetryMessage[];
  readonly save: () => ClockworkState;
  /** After a long pause of the machine: forgets the samples that nobody took. Epoch ms. */
  readonly skipTo: (ts: number) => void;
}

/** Warmed up to `startTs`, so that the first sample is believable. */
export function createClockwork(options: ClockworkOptions): Clockwork {
  const { station, speed, startTs } = options;
  const plant = buildPlant(options.enterprise, options.collectors, options);
  const codes = new Map(options.collectors.map(({ id, code }) => [id, code]));
  const intervalMs = station.sampleIntervalMs;
  const perMessage = Math.max(1, Math.round(station.messageIntervalMs / intervalMs));
  const maxStepS = Math.min(MAX_STEP_S, options.maxStepS ?? 1);
  const from = options.from ?? freshState(plant, options.seed, startTs);
  let state = from.plant;
  let { sampleTs, seq, taken } = from;
  let pending: TelemetrySample[] = [...from.pending];
  let line = from.line ?? freshLine({ ...options, station: station.id });
  let newest: readonly CollectorSample[] = [];

  function packPending(): TelemetryMessage {
    const message = { v: 1 as const, boot: line.boot, seq, samples: pending };
    seq++;
    taken = 0;
    pending = [];
    return message;
  }

  function send(message: TelemetryMessage | null, bends: LineBends): readonly TelemetryMessage[] {
    const [next, sent] = garbleMessage(line, message, bends);
    line = next;
    return sent;
  }

  /** Nothing is measured; what waited for its message is lost. */
  function loseSamples(): void {
    line = darken(line);
    pending = [];
    taken = 0;
  }

  function restart(): void {
    line = lighten(line);
    seq = 0;
  }

  function keepSamples(bends: LineBends): void {
    const measured = newest.map((sample) =>
      toTelemetrySample(sampleTs, codes.get(sample.collector) ?? sample.collector, sample),
    );
    const [next, told] = garbleSamples(line, measured, bends);
    line = next;
    pending.push(...told);
  }

  return {
    plant,
    state: () => state,
    bend(change) {
      state = change(plant, state);
    },
    newest: () => newest,
    nextSampleTs: () => sampleTs + intervalMs,
    advance() {
      sampleTs += intervalMs;
      state = run(plant, state, (intervalMs / 1000) * speed, maxStepS);
      const sampled = samplePlant(plant, state);
      state = sampled.state;
      newest = sampled.samples;
      const bends = lineBendsOf(plant, state);
      if (bends.powerLost) {
        loseSamples();
        return [];
      }
      if (line.dark) restart();
      keepSamples(bends);
      taken++;
      return send(taken < perMessage ? null : packPending(), bends);
    },
    isOnLine() {
      const { powerLost, networkLost } = lineBendsOf(plant, state);
      return !powerLost && !networkLost;
    },
    flush() {
      const bends = lineBendsOf(plant, state);
      const sent = pending.length === 0 ? [] : send(packPending(), bends);
      const { overtaken } = line;
      if (!overtaken || bends.networkLost) return sent;
      line = { ...line, overtaken: null };
      return [...sent, overtaken];
    },
    save: () => ({ plant: state, sampleTs, seq, taken, pending: [...pending], line }),
    skipTo(ts) {
      const skippedMs = Math.floor((ts - sampleTs) / intervalMs) * intervalMs;
      sampleTs += skippedMs;
      state = { ...state, ts: state.ts + skippedMs };
    },
  };
}

/** Warmed up to `startTs`, numbering from 0. */
function freshState(plant: Plant, seed: number, startTs: number): ClockworkState {
  const aged = agedState(plant, seed, warmUpFrom(plant, startTs));
  return { plant: warmUp(plant, aged, startTs), sampleTs: startTs, seq: 0, taken: 0, pending: [] };
}

function run(plant: Plant, state: PlantState, seconds: number, maxStepS: number): PlantState {
  const steps = Math.max(1, Math.ceil(seconds / maxStepS - 1e-9));
  let next = state;
  for (let i = 0; i < steps; i++) next = step(plant, next, seconds / steps);
  return next;
}
