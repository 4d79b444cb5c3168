import { approach } from './approach';

/** Lower explosive limit of hydrogen in air, volume share. */
const LOWER_LIMIT = 0.04;

export interface HydrogenRoom {
  /** Hydrogen that rises out of the water, m3/s. */
  readonly generatedM3s: number;
  readonly headspaceM3: number;
  /** Fresh air through the headspace, m3/s. */
  readonly ventilationM3s: number;
}

/**
 * Hydrogen in the headspace after `dtS` as a volume share: V dC/dt = G - (Q_vent + G) C, solved exactly. Well mixed, which hides the richer
 * air right under the lid; never above 1. Without any flow it stays.
 */
export function hydrogenShare(share: number, room: HydrogenRoom, dtS: number): number {
  const outflowM3s = room.ventilationM3s + room.generatedM3s;
  if (outflowM3s <= 0) return share;
  return approach(share, room.generatedM3s / outflowM3s, dtS, room.headspaceM3 / outflowM3s);
}

/** Volume share of hydrogen as percent of its lower explosive limit, 4 vol%. */
export function percentOfLowerLimit(share: number): number {
  return (share / LOWER_LIMIT) * 100;
}
