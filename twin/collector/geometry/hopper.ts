import { OUTLET_HALF_M } from './dry-size';

/** A pyramid hopper: square outlet below, rectangle on top. Metres. */
export interface Hopper {
  readonly collector: string;
  readonly x: number;
  readonly z: number;
  readonly bottomY: number;
  readonly topY: number;
  readonly halfWidth: number;
  readonly halfDepth: number;
}

/** Half width and half depth of the hopper at a share 0..1 of its height. */
export function hopperSection(hopper: Hopper, share: number): readonly [number, number] {
  return [
    OUTLET_HALF_M + (hopper.halfWidth - OUTLET_HALF_M) * share,
    OUTLET_HALF_M + (hopper.halfDepth - OUTLET_HALF_M) * share,
  ];
}

/** Cubic metres below a share 0..1 of the height: the integral of the section, 4 ab. */
export function hopperVolume(hopper: Hopper, share: number): number {
  const growWidth = hopper.halfWidth - OUTLET_HALF_M;
  const growDepth = hopper.halfDepth - OUTLET_HALF_M;
  const integral =
    OUTLET_HALF_M ** 2 * share +
    (OUTLET_HALF_M * (growWidth + growDepth) * share ** 2) / 2 +
    (growWidth * growDepth * share ** 3) / 3;
  return 4 * integral * (hopper.topY - hopper.bottomY);
}

/** Share 0..1 of the height up to which `percent` of the volume reaches. By halving; exact to 0.0001. */
export function fillShare(hopper: Hopper, percent: number): number {
  const wanted = (hopperVolume(hopper, 1) * Math.min(100, Math.max(0, percent))) / 100;
  let low = 0;
  let high = 1;
  while (high - low > 0.0001) {
    const middle = (low + high) / 2;
    if (hopperVolume(hopper, middle) < wanted) low = middle;
    else high = middle;
  }
  return high <= 0.0001 ? 0 : high;
}
