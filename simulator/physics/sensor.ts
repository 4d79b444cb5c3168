import { approach } from './approach';

/** One measuring chain: process -> lag -> noise -> quantised, clipped signal. Units are those of the point. */
export interface SensorSpec {
  readonly lagS: number;
  /** Standard deviation of what the process itself fluctuates at the tap; gone when the tap is plugged. */
  readonly processNoise: number;
  /** Process noise that grows with the value, as a share of it. */
  readonly relativeNoise: number;
  /** Standard deviation of the electronics. */
  readonly electronicNoise: number;
  readonly quantum: number;
  readonly range: readonly [number, number];
}

export interface SensorState {
  readonly lagged: number;
  readonly shown: number;
}

/** A measuring chain gone wrong, before its output stage. */
export interface SensorBend {
  /** The process no longer reaches the sensor: it holds what it felt last, and only its electronics still stir. */
  readonly blocked: boolean;
  readonly gain: number;
  /** In the point's unit. */
  readonly bias: number;
  /** On all of its noise. */
  readonly noiseFactor: number;
  /** A share of its span that it shows whatever it feels, such as 21 mA of a 4-20 mA loop; null: it measures. */
  readonly railShare: number | null;
  /** Share of its samples that are lost on the way to the station. */
  readonly dropoutShare: number;
}

export const SOUND_SENSOR: SensorBend = {
  blocked: false,
  gain: 1,
  bias: 0,
  noiseFactor: 1,
  railShare: null,
  dropoutShare: 0,
};

/** Lagged value after `dtS`. A plugged tap (`blocked`) holds what it had. */
export function lagSensor(
  spec: SensorSpec,
  state: SensorState,
  input: { readonly value: number; readonly blocked: boolean; readonly dtS: number },
): SensorState {
  if (input.blocked) return state;
  return { lagged: approach(state.lagged, input.value, input.dtS, spec.lagS), shown: state.shown };
}

/**
 * What the transmitter shows: y = quantise(clip(gain (x + n_p) + bias + n_e)), x the lagged value, n_p the noise of the process and n_e that of
 * the electronics, both times `noiseFactor`. It moves only by more than 0.6 of a quantum (its deadband), in whole quanta, and stays inside its span.
 * Kicks of the process, such as a pulse's, are in x. `normal` draws standard normal numbers; a blocked tap passes no process noise.
 * Source: sensor model of the fault-injection literature (offset, drift, noise, stuck); deadband and split of the noise are our own defaults.
 */
export function showSensor(
  spec: SensorSpec,
  state: SensorState,
  input: { readonly normal: () => number; readonly bend: SensorBend },
): SensorState {
  const { blocked, gain, bias, noiseFactor } = input.bend;
  const process = blocked
    ? 0
    : (spec.processNoise + spec.relativeNoise * Math.abs(state.lagged)) * input.normal();
  const felt = state.lagged + process * noiseFactor;
  const raw = gain * felt + bias + spec.electronicNoise * noiseFactor * input.normal();
  const clipped = Math.min(spec.range[1], Math.max(spec.range[0], raw));
  if (Math.abs(clipped - state.shown) < 0.6 * spec.quantum) return state;
  return { lagged: state.lagged, shown: quantise(clipped, spec.quantum) };
}

/** What a chain shows that stands at a share of its span, in whole quanta; below 0 and above 1 lie the failure currents of its loop. */
export function showRail({ range: [low, high], quantum }: SensorSpec, share: number): number {
  return quantise(low + (high - low) * share, quantum);
}

/** Whole quanta, free of binary dust: 0.1 + 0.2 reads 0.3. */
function quantise(value: number, quantum: number): number {
  const perUnit = Math.round(1 / quantum);
  return perUnit >= 1 ? Math.round(value * perUnit) / perUnit : Math.round(value / quantum) * quantum;
}
