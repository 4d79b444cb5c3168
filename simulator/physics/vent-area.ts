export interface VentedVessel {
  readonly volumeM3: number;
  /** Length over diameter along which the flame runs to the vent; 1 for a cube. */
  readonly lengthOverDiameter: number;
  /** Greatest explosion overpressure of the dust, bar. */
  readonly pmaxBar: number;
  readonly kstBarMs: number;
  /** Overpressure at which the vent opens, bar. */
  readonly pstatBar: number;
}

/** From this reduced overpressure on, length asks for no more vent, bar. */
const LENGTH_COUNTS_BELOW_BAR = 1.5;

/**
 * Vent area, m2, that keeps an explosion at the reduced overpressure `predBar`: A = B (1 + C log10(L/D)),
 * B = [3.264e-5 Pmax Kst Pred^-0.569 + 0.27 (Pstat - 0.1) Pred^-0.5] V^0.753, C = -4.305 log10(Pred) + 0.758 below 1.5 bar, else 0.
 * EN 14491:2012 and VDI 3673-1:2002, as printed in public code (reference physics.md 1.5); overpressures in bar. Its range: `ventLimits`.
 */
export function ventArea(vessel: VentedVessel, predBar: number): number {
  const { volumeM3, lengthOverDiameter, pmaxBar, kstBarMs, pstatBar } = vessel;
  const dust = 3.264e-5 * pmaxBar * kstBarMs * predBar ** -0.569;
  const opening = 0.27 * (pstatBar - 0.1) * predBar ** -0.5;
  const cube = (dust + opening) * volumeM3 ** 0.753;
  const longer = predBar < LENGTH_COUNTS_BELOW_BAR ? -4.305 * Math.log10(predBar) + 0.758 : 0;
  return cube * (1 + longer * Math.log10(lengthOverDiameter));
}
