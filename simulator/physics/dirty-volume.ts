/** Clear space between two bags, m. Own default for bags of 0.12 to 0.16 m. */
const BETWEEN_BAGS_M = 0.05;

export interface Bags {
  readonly rows: number;
  readonly perRow: number;
  readonly diameterM: number;
  readonly lengthM: number;
}

/**
 * Volume on the dusty side of a bag filter, m3: the box that the bags hang in, at one bag and one gap a pitch, less the bags themselves,
 * and the empty hopper below. Inlet chamber and gaps at the walls are left out. Own geometry.
 */
export function dirtyVolume(bags: Bags, hopperVolumeM3: number): number {
  const pitchM = bags.diameterM + BETWEEN_BAGS_M;
  const aroundOneM2 = pitchM ** 2 - (Math.PI / 4) * bags.diameterM ** 2;
  return bags.rows * bags.perRow * aroundOneM2 * bags.lengthM + hopperVolumeM3;
}
