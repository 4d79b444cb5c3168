export type ReactiveMetal = 'aluminium' | 'magnesium';

/** Molar volume of a gas at 0 degC and 1 atm, L/mol. */
const MOLAR_L = 22.414;

/**
 * What 1 kg of metal gives with water: hydrogen in m3 at 0 degC and 1 atm, heat in J.
 * 2 Al + 6 H2O -> 2 Al(OH)3 + 3 H2: 1.5 x 22.414 / 26.98 = 1.246 m3, (1276 - 3 x 285.8) kJ/mol = 15.5 MJ.
 * Mg + 2 H2O -> Mg(OH)2 + H2: 22.414 / 24.305 = 0.922 m3, (924.5 - 2 x 285.8) kJ/mol = 14.5 MJ.
 * Heats from enthalpies of formation (amorphous Al(OH)3 -1276, Mg(OH)2 -924.5, water -285.8 kJ/mol: NBS tables, from memory).
 */
export const METAL_WATER_YIELDS: Readonly<
  Record<ReactiveMetal, { readonly hydrogenM3Kg: number; readonly heatJKg: number }>
> = {
  aluminium: { hydrogenM3Kg: (1.5 * MOLAR_L) / 26.98, heatJKg: (1276 - 3 * 285.8) / 26.98e-6 },
  magnesium: { hydrogenM3Kg: MOLAR_L / 24.305, heatJKg: (924.5 - 2 * 285.8) / 24.305e-6 },
};
