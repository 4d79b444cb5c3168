import type { ForecastStep, TimeToLimit, ValueLimit } from './forecast-types';

/**
 * When the forecast reaches a limit, by straight lines between its steps. `steps` begin at the moment of the forecast and end at
 * its horizon. `lastValue` is what was last measured: a limit that it has reached already is not forecast.
 */
export function timeToLimit(
  steps: readonly ForecastStep[],
  { side, value }: Pick<ValueLimit, 'side' | 'value'>,
  lastValue: number,
): TimeToLimit {
  const sign = side === 'high' ? 1 : -1;
  if (sign * (lastValue - value) >= 0) return { kind: 'already-beyond' };
  const reach = (pick: (step: ForecastStep) => number): number | null =>
    firstReach(steps.map((step) => ({ ts: step.ts, over: sign * (pick(step) - value) })));
  const near = reach((step) => (side === 'high' ? step.high : step.low));
  const far = reach((step) => (side === 'high' ? step.low : step.high));
  const middle = reach((step) => step.value);
  const withinMs = (steps.at(-1)?.ts ?? 0) - (steps[0]?.ts ?? 0);
  if (middle === null) return { kind: 'no-crossing', withinMs, earliestTs: near };
  return { kind: 'crossing', atTs: middle, earliestTs: near ?? middle, latestTs: far };
}

/** The first moment at which `over` is not below zero; null when it stays below. Whole ms. */
function firstReach(track: readonly { readonly ts: number; readonly over: number }[]): number | null {
  const at = track.findIndex(({ over }) => over >= 0);
  const [before, after] = [track[at - 1], track[at]];
  if (!after) return null;
  if (!before) return after.ts;
  const share = -before.over / (after.over - before.over);
  return Math.round(before.ts + (after.ts - before.ts) * share);
}
