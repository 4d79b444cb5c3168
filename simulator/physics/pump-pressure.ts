export interface PumpCurve {
  /** Pump pressure at no flow and full speed, Pa. */
  readonly shutOffPa: number;
  /** Fall of the pump curve, Pa per (m3/s)2. */
  readonly fallPaS2M6: number;
}

/**
 * Pressure behind a centrifugal pump, Pa: p = p0 n2 - b q2, never below 0. `speed` n is a share of full speed, flow q in m3/s.
 * Affinity laws (q ~ n, p ~ n2: every pump textbook) with the usual parabola for the curve. Valid for 0 to the run-out flow, without
 * cavitation. Against shut nozzles (q = 0) it is the dead-head pressure.
 */
export function pumpPressure(curve: PumpCurve, speed: number, flowM3s: number): number {
  return Math.max(0, curve.shutOffPa * speed * speed - curve.fallPaS2M6 * flowM3s * flowM3s);
}
