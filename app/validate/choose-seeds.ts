import { isJudgingSeed } from '../../data/model/seed';

const USUAL: readonly number[] = [1];

export interface WantedSeeds {
  /** As named by who asks; may be judging seeds of an earlier report. */
  readonly named?: readonly number[];
  /** How many judging seeds besides. */
  readonly judge: number;
  /** Of the cases that a resumed validation has played already: its judging seeds are used up first. */
  readonly played: readonly number[];
}

/** The seeds of a validation; `draw` answers so many new judging seeds. Without any wish: seed 1. */
export function chooseSeeds(
  wanted: WantedSeeds,
  draw: (count: number) => readonly number[],
): readonly number[] {
  const { judge, played } = wanted;
  const named = wanted.named ?? (judge > 0 ? [] : USUAL);
  const begun = played.filter((seed) => isJudgingSeed(seed) && !named.includes(seed));
  const judging = [...new Set(begun)].slice(0, judge);
  return [...new Set([...named, ...judging, ...draw(judge - judging.length)])];
}
