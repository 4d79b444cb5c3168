import type { PointId } from '../../data/model/points';
import type { Plant, PlantState } from '../plant';
import type { Matrix } from './cholesky';
import type { Spell } from './present-spell';

/** Readings of one point in the order of their time: epoch ms and the point's unit, a switch as 0 or 1. Only what is of good quality. */
export interface Series {
  readonly ts: readonly number[];
  readonly value: readonly number[];
}

/** What the station sent of one collector. */
export interface CollectorReadings {
  readonly collector: string;
  readonly points: Readonly<Partial<Record<PointId, Series>>>;
}

/** Why a part of the plant stands as its record says and not as the readings say. */
export type FitReason =
  | 'not-measured'
  | 'not-observable'
  | 'too-few-readings'
  | 'stopped'
  | 'frozen'
  | 'no-full-cycle'
  | 'out-of-bounds';

export type ParameterName =
  | 'residualDragPaSM'
  | 'dustKgM3'
  | 'startPa'
  | 'stopPa'
  | 'sweepPeriodS'
  | 'ductAreaM2'
  | 'processHeatK'
  | 'tankAreaM2'
  | 'openAtM'
  | 'shutAtM'
  | 'makeUpM3s'
  | 'nozzleM3sPaHalf'
  | 'reactionPerS'
  | 'pulseEfficiency'
  | 'hopperDustKg'
  | 'sludgeKg';

/** One number of a model: where others hang together with it (dust with K2, tank area with all losses), it stands for them too. */
export interface FittedParameter {
  readonly name: ParameterName;
  readonly value: number;
  /** What the registry's record let one expect. */
  readonly expected: number;
  /** Standard deviation of `value`, in its unit. */
  readonly deviation: number;
  /** null: fitted. */
  readonly reason: FitReason | null;
}

/** How well the fitted model follows a point: each reading against what the model said one step before it, over the fitted hours. */
export interface PointFit {
  readonly point: PointId;
  /** Root mean square of the differences, in the point's unit; null where nothing could be compared. */
  readonly rms: number | null;
  /** Standard deviation of the instrument's own noise as the readings show it: an rms near it is as good as it can be. */
  readonly noise: number;
  readonly readings: number;
  readonly reason: FitReason | null;
}

export interface FittedCollector {
  readonly id: string;
  readonly parameters: readonly FittedParameter[];
  readonly points: readonly PointFit[];
  /** Covariance of what the filter knows of the state: `STATE_PARTS` of the collector's type, in their units. */
  readonly covariance: Matrix;
}

/** A plant as its readings show it, at the moment `state.ts`: a plain JSON value from which a run can start. */
export interface FittedPlant {
  readonly plant: Plant;
  readonly state: PlantState;
  readonly collectors: readonly FittedCollector[];
  /** Work begins and ends this much later than registered, minutes: the most likely, and the least and most that the readings allow. */
  readonly shiftMinutes: { readonly value: number; readonly least: number; readonly most: number };
  /** The weather that the temperatures show. */
  readonly spell: Spell;
  /** Covariance of the spell's two numbers (K, K/h) and each collector's process heat (K). */
  readonly heatCovariance: Matrix;
}
