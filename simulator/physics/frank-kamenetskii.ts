/** Gas constant, J/(mol K). */
const GAS_J_MOL_K = 8.314462618;

/** A heap of dust that heats itself, at one temperature. */
export interface Heap {
  /** Half thickness of a slab, radius of a cylinder or sphere, m. */
  readonly radiusM: number;
  readonly densityKgM3: number;
  /** Of the heap as it lies, W/(m K). */
  readonly conductivityWMK: number;
  readonly activationJMol: number;
  /** Heat that it produces at that temperature, W/kg: Q A exp(-E/RT). */
  readonly heatWKg: number;
}

/**
 * Frank-Kamenetskii's parameter delta at `temperatureC` of the surroundings: heat produced over heat conducted away,
 * delta = E / (R T^2) x rho q r^2 / lambda. Above its critical value (`CRITICAL_DELTA`) no steady temperature exists and the heap ignites.
 * Frank-Kamenetskii 1939; reference physics.md 1.3. Holds while little fuel is used up and E >> RT.
 */
export function frankKamenetskii(heap: Heap, temperatureC: number): number {
  const kelvin = temperatureC + 273.15;
  return (
    ((heap.activationJMol / (GAS_J_MOL_K * kelvin ** 2)) *
      heap.densityKgM3 *
      heap.heatWKg *
      heap.radiusM ** 2) /
    heap.conductivityWMK
  );
}
