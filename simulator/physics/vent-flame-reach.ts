/** The flame of a horizontal vent, as multiples of V^(1/3), and its bound, m. EN 14491 and VDI 3673-1 from memory, unverified. */
const REACH = 10;
const FARTHEST_M = 30;

/** How far the flame of a vented explosion reaches in front of a vent in a wall, m: L = 10 V^(1/3), at most 30 m. V in m3. */
export function flameReach(volumeM3: number): number {
  return Math.min(FARTHEST_M, REACH * Math.cbrt(volumeM3));
}
