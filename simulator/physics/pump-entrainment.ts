/**
 * Share of a pump's flow that is left when it draws air through the surface: 1 with at least `submergenceM` of water over the suction, then
 * in proportion to the water, 0 on the bottom. Own closure. The usual design rule for the submergence S of a mouth of width D is
 * S = D (1 + 2.3 v / sqrt(g D)) (ANSI/HI 9.8, from memory): 0.31 m for 20 m3/h into 80 mm; a plate against vortices allows less.
 */
export function pumpEntrainment(levelM: number, submergenceM: number): number {
  return Math.min(1, Math.max(0, levelM / submergenceM));
}
