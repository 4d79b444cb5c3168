export interface VentDuct {
  readonly areaM2: number;
  readonly volumeM3: number;
  readonly lengthM: number;
}

/**
 * Reduced overpressure, bar, with a duct behind the vent: P'red = Pred (1 + 1.73 (A V^-0.753)^1.6 l), l in m. As public code has EN 14491
 * (reference physics.md 1.5). CAVEAT: another printed form has 17.3 (l/D); look into the standard before a design rests on it. Straight
 * duct of the vent's own cross-section.
 */
export function ductedPressure(predBar: number, duct: VentDuct): number {
  return predBar * (1 + 1.73 * (duct.areaM2 * duct.volumeM3 ** -0.753) ** 1.6 * duct.lengthM);
}
