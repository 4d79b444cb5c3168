import { median } from './quantile';

/** A peak or trough of a sawtooth. */
export interface Turn {
  readonly kind: 'peak' | 'trough';
  /** Index into the values. */
  readonly at: number;
}

/** A turn is smoothed over this many values on either side. */
const REACH = 2;

/**
 * Peaks and troughs of a sawtooth, in turns, each one confirmed by a way back of at least `least`: the zigzag rule on a running median of
 * five. What still goes on at the end is no turn yet.
 */
export function findTurns(values: readonly number[], least: number): readonly Turn[] {
  const smooth = values.map((_, i) => median(values.slice(Math.max(0, i - REACH), i + REACH + 1)));
  const turns: Turn[] = [];
  let highest = 0;
  let lowest = 0;
  let rising: boolean | null = null;
  smooth.forEach((value, i) => {
    if (value > (smooth[highest] ?? value)) highest = i;
    if (value < (smooth[lowest] ?? value)) lowest = i;
    if (rising !== false && (smooth[highest] ?? value) - value >= least) {
      if (rising ?? highest > REACH) turns.push({ kind: 'peak', at: highest });
      rising = false;
      lowest = i;
    } else if (rising !== true && value - (smooth[lowest] ?? value) >= least) {
      if (!(rising ?? lowest <= REACH)) turns.push({ kind: 'trough', at: lowest });
      rising = true;
      highest = i;
    }
  });
  return turns.map((turn, i) => ({ ...turn, at: sharpen(smooth, turns, i) }));
}

/** Levels this near an end of a ramp, as a share of it, belong to the end. */
const NEAR_SHARE = 0.25;

/**
 * Noise puts the highest value of a slow ramp anywhere near its end, a fast one's ends are sharp: a turn stands where the shorter one of its
 * two ramps leaves its level.
 */
function sharpen(smooth: readonly number[], turns: readonly Turn[], i: number): number {
  const [before, turn, after] = [turns[i - 1], turns[i], turns[i + 1]];
  if (!turn) return 0;
  const behind = turn.at - (before?.at ?? 0);
  const ahead = (after?.at ?? smooth.length - 1) - turn.at;
  const end = after?.at ?? Math.min(smooth.length - 1, turn.at + behind);
  const other = ahead <= behind ? end : (before?.at ?? 0);
  const step = other > turn.at ? 1 : -1;
  const level = smooth[turn.at] ?? 0;
  const swing = Math.abs((smooth[other] ?? level) - level);
  let middle = turn.at;
  while (middle !== other && Math.abs((smooth[middle] ?? level) - level) < swing / 2) middle += step;
  while (middle !== turn.at && Math.abs((smooth[middle] ?? level) - level) > NEAR_SHARE * swing)
    middle -= step;
  return middle;
}
