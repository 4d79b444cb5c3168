/** Where a value stands on a bar, 0..100 %, and on which side it is beyond the bar. A scale without span puts all at 0. */
export function positionOnScale(
  value: number,
  [from, to]: readonly [number, number],
): { readonly percent: number; readonly beyond: 'below' | 'above' | null } {
  if (!(to > from)) return { percent: 0, beyond: null };
  if (value < from) return { percent: 0, beyond: 'below' };
  if (value > to) return { percent: 100, beyond: 'above' };
  return { percent: ((value - from) / (to - from)) * 100, beyond: null };
}
