import { splitMix64 } from './split-mix64';

/** Four unsigned 32-bit words: a plain JSON value that continues exactly where it was taken. */
export type RngState = readonly [number, number, number, number];

export interface Rng {
  /** Uniform in [0, 1), 32 bits. */
  readonly uniform: () => number;
  /** Standard normal. */
  readonly normal: () => number;
  /** A whole unsigned 32-bit number. */
  readonly word: () => number;
  readonly state: () => RngState;
}

/**
 * xoshiro128**: small, fast, period 2^128 - 1. Not for secrets.
 * Source: Blackman, Vigna, "Scrambled linear pseudorandom number generators" (public reference code).
 */
export function createRng(from: RngState): Rng {
  let [a, b, c, d] = from;
  const word = (): number => {
    const five = Math.imul(b, 5);
    const result = Math.imul((five << 7) | (five >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  const uniform = (): number => word() / 4294967296;
  return {
    word,
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    state: () => [a >>> 0, b >>> 0, c >>> 0, d >>> 0],
  };
}

/** A generator state for a run's seed and a name, so that one collector's luck does not depend on its neighbours. */
export function seedRng(seed: number, name: string): RngState {
  const mixed = hashName(name) ^ (BigInt(Math.trunc(seed)) * 0x9e3779b97f4a7c15n);
  const [first = 1n, second = 1n] = splitMix64(mixed, 2);
  return [low(first), high(first), low(second), high(second)];
}

/** FNV-1a, 64 bits, over UTF-16 code units. */
function hashName(name: string): bigint {
  let hash = 0xcbf29ce484222325n;
  for (let i = 0; i < name.length; i++) {
    hash = ((hash ^ BigInt(name.charCodeAt(i))) * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  return hash;
}

function low(word: bigint): number {
  return Number(word & 0xffffffffn);
}

function high(word: bigint): number {
  return Number(word >> 32n);
}
