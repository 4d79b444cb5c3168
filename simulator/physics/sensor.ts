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
 * What the transmitter shows: noise added, clipped to its span, moved only by more than 0.6 of a quantum (its deadband), in whole quanta.
 * `normal` draws standard normal numbers. A blocked tap passes no process noise.
 */
export function showSensor(
  spec: SensorSpec,
  state: SensorState,
  input: { readonly normal: () => number; readonly blocked: boolean },
): SensorState {
  const process = input.blocked
    ? 0
    : (spec.processNoise + spec.relativeNoise * Math.abs(state.lagged)) * input.normal();
  const raw = state.lagged + process + spec.electronicNoise * input.normal();
  const clipped = Math.min(spec.range[1], Math.max(spec.range[0], raw));
  if (Math.abs(clipped - state.shown) < 0.6 * spec.quantum) return state;
  return { lagged: state.lagged, shown: quantise(clipped, spec.quantum) };
}

/** Whole quanta, free of binary dust: 0.1 + 0.2 reads 0.3. */
function quantise(value: number, quantum: number): number {
  const perUnit = Math.round(1 / quantum);
  return perUnit >= 1 ? Math.round(value * perUnit) / perUnit : Math.round(value / quantum) * quantum;
}
