import { type Cloth, rowDrag } from './filter-drag';

/** Exponent of the pulse pressure. EPA-452/B-02-001, section 6, chapter 1: dP = 6.08 V Pj^-0.65 + K2 W0 V (from memory, unverified). */
const PRESSURE_EXPONENT = -0.65;

/**
 * Share of a row's cake that a pulse of too little pressure takes off. The drag that a pulse can reach grows with falling gauge pressure
 * p of the header as S = S0 (p / p0)^-0.65, with S0 = K1 + K2 (1 - eta) w what a full pulse leaves; a thinner cake than that stays
 * untouched. Own closure on the exponent of the EPA's pulse-jet equation, which was fitted to headers of about 4 to 7 bar: below a
 * tenth of the rated pressure it says "nothing falls", which is what is meant. Units: kg/m2; `pressureShare` is p / p0.
 */
export function weakPulseEfficiency(
  cloth: Cloth,
  cakeLoadKgM2: number,
  pulse: { readonly efficiency: number; readonly pressureShare: number },
): number {
  if (pulse.pressureShare >= 1) return pulse.efficiency;
  if (pulse.pressureShare <= 0 || cakeLoadKgM2 <= 0) return 0;
  const strongest = rowDrag(cloth, (1 - pulse.efficiency) * cakeLoadKgM2);
  const reached = strongest * pulse.pressureShare ** PRESSURE_EXPONENT;
  const leftKgM2 = (reached - cloth.residualDragPaSM) / cloth.cakeResistancePerS;
  return Math.max(0, 1 - leftKgM2 / cakeLoadKgM2);
}
