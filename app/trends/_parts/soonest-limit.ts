import type { PointForecast } from '../../../analytics/forecast/forecast-types';

type LimitForecast = PointForecast['limits'][number];

/** The limit to speak of first: one that is reached already, else the one that is reached soonest, else the nearest one. */
export function soonestLimit({
  limits,
  lastValue,
}: Pick<PointForecast, 'limits' | 'lastValue'>): LimitForecast | null {
  const when = ({ timeToLimit }: LimitForecast): number => {
    if (timeToLimit.kind === 'already-beyond') return Number.NEGATIVE_INFINITY;
    return timeToLimit.kind === 'crossing' ? timeToLimit.atTs : Number.POSITIVE_INFINITY;
  };
  const away = ({ value }: LimitForecast): number => Math.abs(value - (lastValue?.value ?? 0));
  const isMoreUrgent = (a: LimitForecast, b: LimitForecast): number =>
    when(a) === Number.NEGATIVE_INFINITY ? a.priority - b.priority : away(a) - away(b);
  const [first] = limits.toSorted((a, b) => (when(a) === when(b) ? isMoreUrgent(a, b) : when(a) - when(b)));
  return first ?? null;
}
