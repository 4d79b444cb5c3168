export interface FanCurve {
  /** Total pressure at no flow and full speed, Pa. */
  readonly shutOffPa: number;
  /** Fall of the curve, Pa per (m3/s)2: p = p0 n2 - b Q2. */
  readonly fallPaS2M6: number;
}

/** What the fan draws through. */
export interface AirPath {
  /** k of hoods, ducts and stack, Pa per (m3/s)2. */
  readonly ductPaS2M6: number;
  /** S/A of the cloth, Pa per (m3/s); 0 for a wet collector. */
  readonly clothPaSM3: number;
  /** Air that enters between cloth and fan and passes neither ducts nor cloth, m3/s. */
  readonly leakM3s: number;
}

/**
 * Air flow through the ducts in m3/s where fan and system meet. The fan moves it and the leak q: p0 n2 - b (Q + q)2 = k Q2 + (S / A) Q,
 * the positive root. `speed` n is a share of full speed (Q ~ n, p ~ n2: fan laws). A leak that the fan cannot swallow leaves no flow in
 * the ducts; that it would then blow out of the hoods is left out. Valid for turbulent ducts and clean-air density.
 */
export function fanFlow(curve: FanCurve, speed: number, path: AirPath): number {
  const { ductPaS2M6, clothPaSM3, leakM3s } = path;
  const pressure = curve.shutOffPa * speed * speed - curve.fallPaS2M6 * leakM3s * leakM3s;
  if (pressure <= 0) return 0;
  const linear = clothPaSM3 + 2 * curve.fallPaS2M6 * leakM3s;
  const quadratic = curve.fallPaS2M6 + ductPaS2M6;
  return (2 * pressure) / (linear + Math.sqrt(linear * linear + 4 * quadratic * pressure));
}
