/** Falling clumps have left the box after about so long, s: a bag's length at 0.4 m/s. Own placeholder. */
const SETTLING_S = 5;

export interface CloudInput {
  /** Cake that a pulse has thrown off in this step, kg. */
  readonly dislodgedKg: number;
  readonly dirtyVolumeM3: number;
  readonly airFlowM3s: number;
  /** Dust in the air on its way to the bags, g/m3. */
  readonly airborneGM3: number;
}

/**
 * Dust in the air of the dirty housing at the end of a step, g/m3: V dc/dt = Q (c_air - c) - V c / t_settle, and a pulse at the end of the
 * step adds all that it threw off: dc = m / V. Exact for constant flow. It tells how far the pulse moment is above the lower explosion
 * limit; it is no store of its own (the dust is counted on the bags or in the hopper at once). Whole dispersal into the whole volume is
 * assumed: clumps disperse less, the room around the pulsed row gets more. That pulses lift the cloud past its limit for a moment is the
 * subject of Zalosh, J. Loss Prev. Process Ind. (2015) (abstract read); mass over volume and the decay of a stirred room: own closure.
 */
export function dustCloud(cloudGM3: number, input: CloudInput, dtS: number): number {
  const flushedPerS = input.airFlowM3s / input.dirtyVolumeM3;
  const lostPerS = flushedPerS + 1 / SETTLING_S;
  const settledGM3 = (flushedPerS * input.airborneGM3) / lostPerS;
  const thrownGM3 = (1000 * input.dislodgedKg) / input.dirtyVolumeM3;
  return settledGM3 + (cloudGM3 - settledGM3) * Math.exp(-lostPerS * dtS) + thrownGM3;
}
