import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import type { PointId } from '../../data/model/points';
import { agedState } from '../aged-state';
import { buildPlant } from '../build-plant';
import { injectFault } from '../faults/inject-fault';
import type { CollectorState, Plant, PlantState } from '../plant';
import { samplePlant } from '../sample-plant';
import { step } from '../step';
import { warmUp } from '../warm-up';

/** A Monday, ten in the morning in Beijing. */
export const TRIAL_TS = Date.parse('2026-11-23T10:00:00+08:00');

export interface TrialMoment {
  /** Seconds since the start. */
  readonly second: number;
  readonly values: Readonly<Partial<Record<PointId, number>>>;
  readonly state: CollectorState;
}

export interface TrialOptions {
  readonly collector: string;
  readonly seconds: number;
  readonly seed?: number;
  readonly alwaysOn?: boolean;
  readonly startTs?: number;
  readonly stepS?: number;
  /** Measured besides what the record names. */
  readonly extraPoints?: readonly PointId[];
  readonly fault?: { readonly id: string; readonly severity: number; readonly rampS: number };
}

/** One sample collector of the catalogue, alone. */
export function trialPlant(
  collectorId: string,
  alwaysOn = true,
  seed = 1,
  extraPoints: readonly PointId[] = [],
): Plant {
  const collector = SAMPLE_RECORDS.find((record) => record.kind === 'collector' && record.id === collectorId);
  if (collector?.kind !== 'collector') throw new Error(`no sample collector ${collectorId}`);
  const enterprise = SAMPLE_RECORDS.find(
    (record) => record.kind === 'enterprise' && record.id === collector.enterprise,
  );
  if (enterprise?.kind !== 'enterprise') throw new Error(`no sample enterprise ${collector.enterprise}`);
  const points = [...collector.points, ...extraPoints];
  return buildPlant(enterprise, [{ ...collector, points }], { seed, alwaysOn });
}

/** Two hours of warm-up, then the fault, then a sample each step. Switches read 0 or 1. */
export function runTrial(options: TrialOptions): TrialMoment[] {
  const {
    collector,
    seconds,
    seed = 1,
    alwaysOn = true,
    startTs = TRIAL_TS,
    stepS = 1,
    fault,
    extraPoints,
  } = options;
  const plant = trialPlant(collector, alwaysOn, seed, extraPoints);
  let state: PlantState = warmUp(plant, agedState(plant, seed, startTs - 7_200_000), startTs);
  if (fault) state = injectFault(plant, state, { collector, ...fault });
  const moments: TrialMoment[] = [];
  for (let second = stepS; second <= seconds; second += stepS) {
    const sampled = samplePlant(plant, step(plant, state, stepS));
    state = sampled.state;
    const [sample] = sampled.samples;
    const [current] = state.collectors;
    if (sample && current) moments.push({ second, values: toNumbers(sample.values), state: current });
  }
  return moments;
}

function toNumbers(
  values: Readonly<Partial<Record<PointId, number | boolean>>>,
): Partial<Record<PointId, number>> {
  return Object.fromEntries(Object.entries(values).map(([point, value]) => [point, Number(value)]));
}
