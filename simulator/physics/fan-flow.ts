export interface FanCurve {
  /** Total pressure at no flow and full speed, Pa. */
  readonly shutOffPa: number;
  /** Fall of the curve, Pa per (m3/s)2: p = p0 n2 - b Q2. */
  readonly fallPaS2M6: number;
}

/**
 * Air flow in m3/s where fan and system meet: p0 n2 - b Q2 = k Q2 + (S / A) Q, the positive root.
 * `speed` n is a share of full speed (Q ~ n, p ~ n2: fan laws). `ductPaS2M6` is k of hoods, ducts and stack, Pa per (m3/s)2;
 * `clothPaSM3` is S/A, Pa per (m3/s), 0 for a wet collector. Valid for turbulent ducts and clean-air density.
 */
export function fanFlow(curve: FanCurve, speed: number, ductPaS2M6: number, clothPaSM3: number): number {
  const pressure = curve.shutOffPa * speed * speed;
  if (pressure <= 0) return 0;
  const quadratic = curve.fallPaS2M6 + ductPaS2M6;
  return (2 * pressure) / (clothPaSM3 + Math.sqrt(clothPaSM3 * clothPaSM3 + 4 * quadratic * pressure));
}
