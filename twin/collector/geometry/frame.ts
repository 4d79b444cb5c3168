/** What something covers of the ground, metres: x from left to right, z from back to front. */
export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly back: number;
  readonly front: number;
}

/** The ground under a body that stands round (x, z). */
export function frameAround(
  x: number,
  z: number,
  { width, depth }: { readonly width: number; readonly depth: number },
): Frame {
  return { left: x - width / 2, right: x + width / 2, back: z - depth / 2, front: z + depth / 2 };
}
