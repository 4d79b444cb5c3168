/** Metal under water, kg: what its oxide skin still guards (three stages of giving way), what was bare once, and what is left of that. */
export interface WetMetal {
  readonly guardedKg: readonly [number, number, number];
  readonly baredKg: number;
  readonly metalKg: number;
}

export interface MetalWater {
  readonly addedKg: number;
  /** Share of everything that was taken out in this step. */
  readonly removedShare: number;
  /** Mean time until the oxide skin gives way, s. */
  readonly inductionS: number;
  /** Share of bare fresh metal that reacts in a second: 3 / tau of the shrinking core. */
  readonly ratePerS: number;
  readonly dtS: number;
}

/**
 * One step of metal in water. Induction: metal passes three first-order stages, so that it waits `inductionS` on average and hardly any of it
 * less than a tenth of that. Then a shrinking core whose speed its surface sets: 1 - (1 - X)^(1/3) = t / tau, so dm/dt = -(3 / tau)
 * m0^(1/3) m^(2/3), solved exactly. Source: Levenspiel, Chemical Reaction Engineering, ch. 25 (from memory); that aluminium in water waits
 * and then follows a shrinking core: particle size study, Int. J. Energy Res. All bare metal counts as of one age (own closure). Nothing is
 * lost: guarded + bared = added - removed. `reactedKg` is what reacted.
 */
export function metalWaterReaction(
  before: WetMetal,
  input: MetalWater,
): { readonly metal: WetMetal; readonly reactedKg: number } {
  const stay = 1 - input.removedShare;
  const pass = 1 - Math.exp((-3 * input.dtS) / input.inductionS);
  const [a, b, c] = before.guardedKg;
  const out1 = a * stay * pass;
  const out2 = b * stay * pass;
  const out3 = c * stay * pass;
  const baredKg = before.baredKg * stay + out3;
  const freshKg = before.metalKg * stay + out3;
  const metalKg = shrink(freshKg, baredKg, (input.ratePerS * input.dtS) / 3);
  return {
    metal: {
      guardedKg: [a * stay - out1 + input.addedKg, b * stay - out2 + out1, c * stay - out3 + out2],
      baredKg,
      metalKg,
    },
    reactedKg: freshKg - metalKg,
  };
}

/** `advance` is dt / tau. */
function shrink(metalKg: number, baredKg: number, advance: number): number {
  if (metalKg <= 0 || baredKg <= 0) return 0;
  const radius = Math.max(0, Math.cbrt(metalKg / baredKg) - advance);
  return Math.min(metalKg, baredKg * radius * radius * radius);
}
