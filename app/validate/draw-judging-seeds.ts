import { randomBytes } from 'node:crypto';
import { isJudgingSeed, LARGEST_JUDGING_SEED } from '../../data/model/seed';

const MASK = BigInt(LARGEST_JUDGING_SEED);

/** Different judging seeds from the machine's own entropy: no code that tunes rules can know or repeat them. */
export function drawJudgingSeeds(count: number): readonly number[] {
  const seeds = new Set<number>();
  while (seeds.size < count) {
    const seed = Number(randomBytes(8).readBigUInt64LE() & MASK);
    if (isJudgingSeed(seed)) seeds.add(seed);
  }
  return [...seeds];
}
