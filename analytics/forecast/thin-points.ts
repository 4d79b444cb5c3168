import type { Observation } from './fit-theil-sen';
import { quantile } from './quantile';

/**
 * At most `most` observations in order of `x`: neighbours are put together in groups of the same size and stand as their medians,
 * so that a wild value does not carry its group away. Always the same groups for the same observations, in whatever order they come.
 */
export function thinPoints(observations: readonly Observation[], most: number): readonly Observation[] {
  const ordered = observations.toSorted((a, b) => a.x - b.x || a.y - b.y);
  if (ordered.length <= most) return ordered;
  const size = Math.ceil(ordered.length / most);
  return Array.from({ length: Math.ceil(ordered.length / size) }, (_, group) =>
    middleOf(ordered.slice(group * size, (group + 1) * size)),
  );
}

function middleOf(group: readonly Observation[]): Observation {
  const median = (pick: (observation: Observation) => number): number =>
    quantile(Float64Array.from(group, pick).sort(), 0.5);
  return { x: median(({ x }) => x), y: median(({ y }) => y) };
}
