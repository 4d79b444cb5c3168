/** How long air at twice the transport velocity takes to carry 63 % of a deposit off, s. Own placeholder. */
const LIFT_TAU_S = 600;
/** A rest so thin goes at once, kg. */
const DUSTING_KG = 1e-6;

export interface DuctAir {
  /** Where the duct is narrowest, m/s. */
  readonly velocityMs: number;
  readonly transportMs: number;
  /** Dust that the air brings during the step, kg. */
  readonly broughtKg: number;
  /** What lies in the duct, kg. */
  readonly depositKg: number;
}

/**
 * Dust that settles in the duct during `dtS`, kg; negative: that the air takes up again. Below the transport velocity
 * dm/dt = c Q (1 - v / v_min); above it dm/dt = -m (v / v_min - 1) / tau, solved exactly. Both vanish at v = v_min, where a narrowed duct
 * keeps itself clear. Own closure (physics reference 1.2); that lifting needs more speed than carrying is left out. Never takes up more
 * than lies there, never lays down more than comes.
 */
export function depositExchange(air: DuctAir, dtS: number): number {
  const { velocityMs, transportMs, broughtKg, depositKg } = air;
  if (velocityMs < transportMs) return broughtKg * (1 - velocityMs / transportMs);
  if (depositKg < DUSTING_KG) return -depositKg;
  return depositKg * Math.expm1((-dtS * (velocityMs / transportMs - 1)) / LIFT_TAU_S);
}
