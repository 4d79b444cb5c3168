/** How dust travels in a duct. */
export type DustWeight = 'very-fine-light' | 'dry-powder' | 'general' | 'heavy' | 'heavy-or-moist';

/**
 * Lower end of the design range for each weight of dust, ft/min. Source: Nordfab, "Minimum duct design velocities" (table of the US site,
 * read; the ranges of ACGIH "Industrial Ventilation"): very fine light 2500-3000, dry powders 3000-4000, general industrial 3500-4000,
 * heavy 4000-4500, heavy or moist 4500 and up. Nordfab's table for the UK names more: 18-20, 18-20, 18-22, 20-24, 25-32 m/s.
 */
const LEAST_FPM: Readonly<Record<DustWeight, number>> = {
  'very-fine-light': 2500,
  'dry-powder': 3000,
  general: 3500,
  heavy: 4000,
  'heavy-or-moist': 4500,
};
const MS_PER_FPM = 0.3048 / 60;

/**
 * Air velocity below which dust of this weight settles in a horizontal duct, m/s. Wood flour 12.7, light shavings 15.2, buffing and
 * grinding dust 17.8, sawdust and turnings 20.3. A design value that serves as the threshold: real saltation depends on grain and load.
 */
export function transportVelocity(weight: DustWeight): number {
  return LEAST_FPM[weight] * MS_PER_FPM;
}
