/** Gas constant, J/(mol K). */
const GAS_J_MOL_K = 8.314462618;
/** Temperature at which a heap's own heat is told, K: 20 degC. */
const REFERENCE_K = 293.15;
/** Activation energy of the slow reaction (oil that dries, damp metal), J/mol. Own placeholder inside 50 to 110 kJ/mol of the literature. */
export const NEST_ACTIVATION_J_MOL = 60_000;
/** What the air that seeps in can burn at the surface of a nest, W/m2. Own placeholder between 5 and 20 kW/m2 of smouldering dust. */
const AIR_LIMIT_W_M2 = 15_000;

export interface NestHeat {
  readonly temperatureC: number;
  readonly radiusM: number;
  /** Fuel that is left, kg. */
  readonly fuelKg: number;
  /** What it gives at 20 degC, W/kg. */
  readonly heatWKg: number;
}

/**
 * Heat of a nest, W: its reaction m q20 exp(E/R (1/T20 - 1/T)) and the air that reaches it act in series, 1/Q = 1/Q_reaction + 1/Q_air.
 * So it grows with temperature (Arrhenius) until the air limits it, and fades as its fuel ends. Series law: own closure.
 */
export function nestHeat(nest: NestHeat): number {
  const kelvin = nest.temperatureC + 273.15;
  const faster = Math.exp((NEST_ACTIVATION_J_MOL / GAS_J_MOL_K) * (1 / REFERENCE_K - 1 / kelvin));
  const reactionW = nest.fuelKg * nest.heatWKg * faster;
  const airW = AIR_LIMIT_W_M2 * 4 * Math.PI * nest.radiusM ** 2;
  return (reactionW * airW) / (reactionW + airW);
}
