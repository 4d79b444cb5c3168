import type { Collector, Enterprise, Station } from '../../data/model/registry';
import { agedState } from '../aged-state';
import { buildPlant } from '../build-plant';
import type { Plant, PlantState } from '../plant';
import { type CollectorSample, samplePlant } from '../sample-plant';
import { MAX_STEP_S, step } from '../step';
import { warmUp, warmUpFrom } from '../warm-up';
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
}

/** One station and the plant behind it, without a clock of its own. */
export interface Clockwork {
  readonly plant: Plant;
  readonly state: () => PlantState;
  readonly bend: (change: (plant: Plant, state: PlantState) => PlantState) => void;
  /** The newest sample of each collector. */
  readonly newest: () => readonly CollectorSample[];
  readonly nextSampleTs: () => number;
  /** Lets the plant run to its next sample and takes it. A message when one is due. */
  readonly advance: () => TelemetryMessage | null;
  /** After a long pause of the machine: forgets the samples that nobody took. Epoch ms. */
  readonly skipTo: (ts: number) => void;
}

/** Warmed up to `startTs`, so that the first sample is believable. */
export function createClockwork(options: ClockworkOptions): Clockwork {
  const { station, speed, startTs, boot } = options;
  const plant = buildPlant(options.enterprise, options.collectors, options);
  const from = warmUpFrom(plant, startTs);
  const codes = new Map(options.collectors.map(({ id, code }) => [id, code]));
  const intervalMs = station.sampleIntervalMs;
  const perMessage = Math.max(1, Math.round(station.messageIntervalMs / intervalMs));
  const maxStepS = Math.min(MAX_STEP_S, options.maxStepS ?? 1);
  let state = warmUp(plant, agedState(plant, options.seed, from), startTs);
  let sampleTs = startTs;
  let seq = 0;
  let taken = 0;
  let pending: TelemetrySample[] = [];
  let newest: readonly CollectorSample[] = [];

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
      for (const sample of newest) {
        pending.push(toTelemetrySample(sampleTs, codes.get(sample.collector) ?? sample.collector, sample));
      }
      taken++;
      if (taken < perMessage) return null;
      const message = { v: 1 as const, boot, seq, samples: pending };
      seq++;
      taken = 0;
      pending = [];
      return message;
    },
    skipTo(ts) {
      const skippedMs = Math.floor((ts - sampleTs) / intervalMs) * intervalMs;
      sampleTs += skippedMs;
      state = { ...state, ts: state.ts + skippedMs };
    },
  };
}

function run(plant: Plant, state: PlantState, seconds: number, maxStepS: number): PlantState {
  const steps = Math.max(1, Math.ceil(seconds / maxStepS - 1e-9));
  let next = state;
  for (let i = 0; i < steps; i++) next = step(plant, next, seconds / steps);
  return next;
}
