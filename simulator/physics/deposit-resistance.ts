const AIR_DENSITY_KG_M3 = 1.2;

/**
 * Resistance that dunes add to a duct, Pa per (m3/s)2: each narrows it from A to a A at once and widens it again. Losses by the velocity
 * in the narrow section: entry 0.5 (1 - a) (Weisbach), exit (1 - a)2 (Borda-Carnot), both from memory and in any textbook on pipe flow;
 * so k = n (rho / 2 A2) (0.5 (1 - a) + (1 - a)2) / a2. At a = 0.5: two velocity heads each. `freeShare` a in (0, 1], duct area in m2.
 * A dune has slopes, so this is an upper bound; more friction along it is left out.
 */
export function depositResistance(freeShare: number, ductAreaM2: number, dunes: number): number {
  const blocked = 1 - freeShare;
  const heads = (0.5 * blocked + blocked * blocked) / (freeShare * freeShare);
  return (dunes * AIR_DENSITY_KG_M3 * heads) / (2 * ductAreaM2 * ductAreaM2);
}
