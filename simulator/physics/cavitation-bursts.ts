/** Bursts a second of a pump that has lost a tenth of its flow or more; mean share of the flow that one takes. Own placeholders. */
const BURSTS_PER_S = 0.25;
const FULL_AT_LOST = 0.1;
const MEAN_BURST = 0.25;
/** A pocket of vapour or air is swept out of the impeller in this time, s. Own placeholder. */
const SWEPT_OUT_S = 2;

/**
 * Share of its flow that a cavitating pump loses at this moment to pockets of vapour or air, beyond its steady loss: shot noise. Pockets
 * come at random (Poisson, the more often the more of its flow is `lostShare`, up to 0.25 a second), each takes an exponentially drawn
 * share of 0.25 on average and fades with 2 s. So by Campbell's theorem the mean is rate x 0.25 x 2 s and the variance rate x 2 s x 0.25^2:
 * at full rate 0.125 and 0.18^2. `uniform` draws from [0, 1) and is asked only while the pump cavitates. Own closure; at most 1.
 */
export function cavitationBursts(
  pockets: number,
  input: { readonly lostShare: number; readonly dtS: number },
  uniform: () => number,
): number {
  const { lostShare, dtS } = input;
  const kept = pockets * Math.exp(-dtS / SWEPT_OUT_S);
  if (lostShare <= 0) return kept < 1e-4 ? 0 : kept;
  const perS = BURSTS_PER_S * Math.min(1, lostShare / FULL_AT_LOST);
  let taken = kept;
  let atS = wait(perS, uniform);
  while (atS < dtS) {
    taken += wait(1 / MEAN_BURST, uniform) * Math.exp(-(dtS - atS) / SWEPT_OUT_S);
    atS += wait(perS, uniform);
  }
  return Math.min(1, taken);
}

/** An exponentially drawn number with mean 1 / rate. */
function wait(rate: number, uniform: () => number): number {
  return -Math.log(1 - uniform()) / rate;
}
