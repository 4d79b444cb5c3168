/** Pressure of the pulse header in health, bar absolute: 5 bar gauge. Own default inside the usual 3 to 6 bar. */
const RATED_BAR = 6;
const ATMOSPHERE_BAR = 1;

/**
 * Gauge pressure left in the pulse header, as a share of its rated gauge pressure, when a leak draws `leakOfSupply` times what the
 * compressor can give at that pressure. Flow through a choked hole is proportional to the absolute pressure before it (isentropic nozzle flow), so the
 * header settles where leak and supply agree: p = p0 / leakOfSupply, absolute. A leak within the supply costs nothing. Valid while the
 * hole is choked (above about 1.9 bar absolute, dry air); below, it leaks less than this says and the pressure is a little higher.
 */
export function headerPressure(leakOfSupply: number): number {
  if (leakOfSupply <= 1) return 1;
  const bar = Math.max(ATMOSPHERE_BAR, RATED_BAR / leakOfSupply);
  return (bar - ATMOSPHERE_BAR) / (RATED_BAR - ATMOSPHERE_BAR);
}
