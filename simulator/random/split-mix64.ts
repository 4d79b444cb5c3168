const MASK = (1n << 64n) - 1n;

/**
 * The first `count` numbers of SplitMix64 for a 64-bit seed: spreads a poor seed over a whole generator state.
 * Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014 (public reference code).
 */
export function splitMix64(seed: bigint, count: number): readonly bigint[] {
  const numbers: bigint[] = [];
  let state = seed & MASK;
  for (let i = 0; i < count; i++) {
    state = (state + 0x9e3779b97f4a7c15n) & MASK;
    let z = state;
    z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
    z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK;
    numbers.push(z ^ (z >> 31n));
  }
  return numbers;
}
