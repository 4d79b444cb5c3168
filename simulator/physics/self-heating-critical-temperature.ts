import { CRITICAL_DELTA, type HeapShape } from './frank-kamenetskii-critical';

/** Gas constant, J/(mol K). */
const GAS_J_MOL_K = 8.314462618;
const LOWEST_K = 200;
/** Bisections of 200 K to 2000 K: below a billionth of a kelvin. */
const HALVINGS = 60;

/** A pile whose ignition temperature was measured: most often a layer on a hot plate, a slab of half its thickness. */
export interface MeasuredPile {
  readonly shape: HeapShape;
  /** Half thickness or radius, m. */
  readonly radiusM: number;
  readonly ignitionC: number;
  readonly activationJMol: number;
}

/**
 * Temperature of the surroundings, degC, above which a pile of another size ignites, after one that was measured:
 * ln(delta_c T^2 / r^2) = P - E / (R T), P from the measured pile. The usual scaling of basket and layer tests (Bowes 1984; reference
 * physics.md 1.3). Valid inside the range of temperatures that was measured, for one reaction: further out it is an extrapolation.
 */
export function criticalTemperature(measured: MeasuredPile, shape: HeapShape, radiusM: number): number {
  const steepnessK = measured.activationJMol / GAS_J_MOL_K;
  const ignitionK = measured.ignitionC + 273.15;
  const p =
    Math.log((CRITICAL_DELTA[measured.shape] * ignitionK ** 2) / measured.radiusM ** 2) +
    steepnessK / ignitionK;
  const tooHot = (kelvin: number) =>
    Math.log((CRITICAL_DELTA[shape] * kelvin ** 2) / radiusM ** 2) + steepnessK / kelvin < p;
  let [low, high] = [LOWEST_K, steepnessK / 2];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (tooHot(middle)) high = middle;
    else low = middle;
  }
  return (low + high) / 2 - 273.15;
}
