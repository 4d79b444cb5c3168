import { CRITICAL_DELTA } from './frank-kamenetskii-critical';
import { equivalentBiot } from './semenov-critical';

/**
 * Heat that a round nest of one temperature loses to the dust around it, W/K: K = Bi_eq lambda / r x 4 pi r^2, with the equivalent Biot
 * number 3.32 e / 3 = 3.01, so that the lumped nest is critical at Frank-Kamenetskii's 3.32. Conduction alone would give Bi = 1.
 * lambda in W/(m K), radius in m.
 */
export function nestConductance(conductivityWMK: number, radiusM: number): number {
  return equivalentBiot('sphere', CRITICAL_DELTA.sphere) * conductivityWMK * 4 * Math.PI * radiusM;
}
