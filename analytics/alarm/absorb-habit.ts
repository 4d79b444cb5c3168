import type { HabitMemory } from './judge-state';
import type { Habit } from './prepare-config';
import type { Sample } from './rule-logic';

/** A change counts at most so many times the usual one: a jump, a pulse or a spike is not scatter. */
const MOST_TIMES = 8;
/** Changes after which the first guess at what is usual may bound the next. */
const FIRST_GUESS = 30;
/** A value that has not changed for so many hold times is dead, as behind a plugged tap: nothing is learnt of it. */
const DEAD_AFTER_HOLDS = 5;
/** The scatter now is a mean over about so many samples. */
const SAMPLES_NOW = 30;

/** Of white noise the second differences are so many times as great as the first. */
const SECOND_OVER_FIRST = Math.sqrt(3);

/**
 * Takes one running sample of an analog point into what is usual for it: mean value, and scatter from sample to sample, learnt over
 * its first running samples and then kept. Scatter is the mean absolute second difference, scaled to that of successive values: it
 * sees neither ramps nor the teeth of a sawtooth, nor a fan that runs down. A gap has no change.
 */
export function absorbHabit(
  known: HabitMemory | undefined,
  { ts, value, changedTs }: Pick<Sample, 'ts' | 'value'> & { readonly changedTs: number },
  habit: Habit,
): HabitMemory {
  if (!known) return { ts, value, change: null, left: habit.samples, level: value, usual: 0, scatter: 0 };
  if (ts <= known.ts) return known;
  const change = ts - known.ts <= habit.holdMs ? value - known.value : null;
  if (change !== null && known.change !== null) {
    const scatter = Math.abs(change - known.change) / SECOND_OVER_FIRST;
    const isDead = ts - changedTs > DEAD_AFTER_HOLDS * habit.holdMs;
    if (known.left > 0 && !isDead) learn(known, scatter, value, habit);
    else if (known.left === 0)
      known.scatter += (Math.min(scatter, MOST_TIMES * known.usual) - known.scatter) / SAMPLES_NOW;
  }
  known.ts = ts;
  known.value = value;
  known.change = change;
  return known;
}

function learn(known: HabitMemory, scatter: number, value: number, { samples, least, most }: Habit): void {
  const taken = samples - known.left + 1;
  const bound = taken <= FIRST_GUESS ? Number.POSITIVE_INFINITY : MOST_TIMES * Math.max(known.usual, least);
  known.usual += (Math.min(scatter, bound) - known.usual) / taken;
  known.level += (value - known.level) / taken;
  known.left--;
  if (known.left > 0) return;
  known.usual = Math.min(most, Math.max(least, known.usual));
  known.scatter = known.usual;
}
