/** PLACEHOLDER: kinetic constants were not obtained. The literature gives 40 to 85 kJ/mol by alloy, oxide and pH (from memory). */
const ACTIVATION_J_MOL = 60_000;
const GAS_J_MOL_K = 8.314;
const ZERO_C_K = 273.15;
const REFERENCE_K = ZERO_C_K + 20;

/**
 * How much faster wet metal reacts than at 20 degC: Arrhenius, exp(E / R (1 / T0 - 1 / T)), with E a placeholder. Temperature in degC.
 * Valid for liquid water. Example: metalWaterSpeed(30) = 2.25.
 */
export function metalWaterSpeed(temperatureC: number): number {
  return Math.exp((ACTIVATION_J_MOL / GAS_J_MOL_K) * (1 / REFERENCE_K - 1 / (ZERO_C_K + temperatureC)));
}
