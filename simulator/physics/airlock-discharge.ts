export type AirlockKind = 'rotary' | 'screw' | 'double-flap' | 'none';

export interface Airlock {
  readonly kind: AirlockKind;
  /** What it carries with full pockets at full speed, kg/s: n V_pocket rho_bulk. */
  readonly capacityKgS: number;
  /** Dust standing on the valve at which its pockets are half full, kg. */
  readonly halfFillKg: number;
}

/**
 * Dust that leaves the hopper in `dtS`, kg: capacity x speed x pocket fill, with fill = m / (m + m_half), never more than lies there.
 * `speed` is a share of the rated speed. The fill law is an own closure (reference range 0.3 to 0.7 in work). Flaps are averaged over
 * their strokes. Without an airlock nothing leaves: the hopper is emptied by hand.
 */
export function airlockDischarge(airlock: Airlock, hopperDustKg: number, speed: number, dtS: number): number {
  if (airlock.kind === 'none' || hopperDustKg <= 0) return 0;
  const fill = hopperDustKg / (hopperDustKg + airlock.halfFillKg);
  return Math.min(hopperDustKg, airlock.capacityKgS * speed * fill * dtS);
}
