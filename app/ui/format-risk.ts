/** A risk of 0..100 without decimals, cut and not rounded: 34.9 is below the level that begins at 35, and reads 34. A dash where it is unknown. */
export function formatRisk(value: number | null | undefined): string {
  if (value === null || value === undefined) return '—';
  // Sums of parts may end a hair below a whole number.
  return String(Math.floor(value + 1e-6));
}
