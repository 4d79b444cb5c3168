import { createRng, seedRng } from '../random/rng';

/** How far a parameter of a plant may be from what its record lets one expect, a share. Issue of the bench: +-20 %. */
const SPREAD = 0.2;

/** Numbers by name: each has its own luck, so that one more of them changes no other. */
export interface Draw {
  /** Uniform in [low, high). */
  readonly between: (name: string, low: number, high: number) => number;
  /** Uniform in [0.8, 1.2): a parameter's factor. */
  readonly factor: (name: string) => number;
  /** Log-uniform in [low, high): as often twice as half. */
  readonly ratio: (name: string, low: number, high: number) => number;
}

/** The numbers of one owner, such as a collector, under one seed. */
export function createDraw(seed: number, owner: string): Draw {
  const between = (name: string, low: number, high: number): number =>
    low + (high - low) * createRng(seedRng(seed, `${owner}/variation/${name}`)).uniform();
  return {
    between,
    factor: (name) => between(name, 1 - SPREAD, 1 + SPREAD),
    ratio: (name, low, high) => Math.exp(between(name, Math.log(low), Math.log(high))),
  };
}
