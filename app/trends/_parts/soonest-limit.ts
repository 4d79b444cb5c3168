import type { PointForecast } from '../../../analytics/forecast/forecast-types';

type LimitForecast = PointForecast['limits'][number];

/** The limit to speak of first: one that is reached already, else the one that is reached soonest, else the most urgent. */
export function soonestLimit({ limits }: Pick<PointForecast, 'limits'>): LimitForecast | null {
  const when = ({ timeToLimit }: LimitForecast): number => {
    if (timeToLimit.kind === 'already-beyond') return Number.NEGATIVE_INFINITY;
    return timeToLimit.kind === 'crossing' ? timeToLimit.atTs : Number.POSITIVE_INFINITY;
  };
  const [first] = limits.toSorted((a, b) => {
    const [at, other] = [when(a), when(b)];
    return at === other ? a.priority - b.priority : at - other;
  });
  return first ?? null;
}
