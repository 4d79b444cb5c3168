/**
 * Where a first-order lag stands after `dtS`: exact solution of dx/dt = (target - x) / tauS, stable for every step.
 * Units: x and target alike; seconds. Example: approach(0, 1, 60, 60) = 0.632.
 */
export function approach(value: number, target: number, dtS: number, tauS: number): number {
  return target + (value - target) * Math.exp(-dtS / tauS);
}
