import { describe, expect, test } from 'vitest';
import { type Cycle, type CycleMemory, newCycles } from './cycle-memory';
import { followPressure, type PressureSample } from './follow-pressure';
import { isReady } from './learn-cycle';

const T0 = 1_795_330_800_000;
const HOUR = 3600;

/** A tooth of 100 Pa over 1000 Pa: 30 min of rise, half a minute of fall in which a pulse kicks every 10 s. */
function sawtooth(second: number): number {
  const phase = second % 1830;
  if (phase < 1800) return 1000 + (100 * phase) / 1800;
  return 1100 - (100 * (phase - 1800)) / 30 - (phase % 10 === 0 ? 40 : 0);
}

/** Normal-like noise from a counter: the sum of four uniform numbers, standard deviation 1. */
function noise(second: number): number {
  let sum = 0;
  for (let i = 1; i <= 4; i++) {
    const x = Math.sin(second * 12.9898 + i * 78.233) * 43758.5453;
    sum += x - Math.floor(x) - 0.5;
  }
  return sum * Math.sqrt(3);
}

interface Story {
  readonly from?: number;
  readonly to: number;
  readonly everyS?: number;
  readonly pa: (second: number) => number;
  readonly sample?: (second: number) => Partial<PressureSample> | null;
}

function follow(memory: CycleMemory, { from = 0, to, everyS = 1, pa, sample }: Story): Cycle[] {
  const cycles: Cycle[] = [];
  for (let second = from; second < to; second += everyS) {
    const more = sample ? sample(second) : {};
    if (more === null) continue;
    const ts = T0 + second * 1000;
    const common = { ts, pa: pa(second), runningSinceTs: T0 - HOUR * 1000, isDusty: true, holdMs: 30_000 };
    const cycle = followPressure(memory, { ...common, holdMs: Math.max(30_000, 3000 * everyS), ...more });
    if (cycle) cycles.push(cycle);
  }
  return cycles;
}

describe('finished cycles', () => {
  test('trough, amplitude, period and rise of a clean sawtooth', () => {
    const cycles = follow(newCycles(), { to: 4 * HOUR, pa: sawtooth });
    expect(cycles.length).toBe(6);
    for (const { troughPa, amplitudePa, periodMs, risePaH } of cycles) {
      expect(Math.abs(troughPa - 1000)).toBeLessThan(8);
      expect(Math.abs(amplitudePa - 100)).toBeLessThan(10);
      expect(Math.abs(periodMs / 1000 - 1830)).toBeLessThan(45);
      // 100 Pa in half an hour.
      expect(Math.abs(risePaH - 200)).toBeLessThan(12);
    }
  });

  test.each([
    [0.2, 5],
    [1, 5],
    [1, 15],
    [5, 12.5],
    [10, 10],
    [30, 5],
    [60, 5],
  ])('a sample every %f s with noise of %f Pa: the same cycles', (everyS, sigmaPa) => {
    const pa = (second: number) => sawtooth(second) + sigmaPa * noise(second);
    const cycles = follow(newCycles(), { to: 8 * HOUR, everyS, pa });
    expect(cycles.length).toBeGreaterThanOrEqual(13);
    expect(cycles.length).toBeLessThanOrEqual(15);
    const middle = cycles.map((it) => it.periodMs).toSorted((a, b) => a - b)[cycles.length >> 1] ?? 0;
    expect(Math.abs(middle / 1000 - 1830)).toBeLessThan(120);
  });

  test('noise alone makes none', () => {
    expect(follow(newCycles(), { to: 8 * HOUR, pa: (second) => 1000 + 12.5 * noise(second) })).toEqual([]);
  });

  test('a slow fall, as when the load goes, is no cleaning', () => {
    const pa = (second: number) => 1000 + 100 * Math.abs(((second / HOUR) % 2) - 1);
    expect(follow(newCycles(), { to: 10 * HOUR, pa })).toEqual([]);
  });
});

describe('the clock is time with dust', () => {
  test('a rest of production of 8 min inside a cycle does not lengthen it', () => {
    const isRest = (second: number) => second % (2 * HOUR) < 480;
    const dusty = (second: number) => second - 480 * (1 + Math.floor(second / (2 * HOUR)));
    const cycles = follow(newCycles(), {
      to: 8 * HOUR,
      pa: (second) => sawtooth(isRest(second) ? 0 : dusty(second)),
      sample: (second) => ({ isDusty: !isRest(second) }),
    });
    expect(cycles.length).toBeGreaterThan(10);
    for (const { periodMs } of cycles) expect(periodMs / 1000).toBeLessThan(1900);
  });

  test('a night off ends the stretch: no cycle spans it, none is made of the start, and what is usual stays', () => {
    const memory = newCycles();
    follow(memory, { to: 9 * HOUR, pa: sawtooth });
    const { baseline } = memory;
    expect(baseline.isFrozen).toBe(true);
    const restored: CycleMemory = JSON.parse(JSON.stringify(memory));
    const startS = 33 * HOUR;
    const cycles = follow(restored, {
      from: startS,
      to: startS + 2 * HOUR,
      // The fan runs up within seconds: from nothing to the level of the cake.
      pa: (second) => Math.min(1, (second - startS) / 20) * sawtooth(second),
      sample: () => ({ runningSinceTs: T0 + startS * 1000 }),
    });
    for (const { troughPa, periodMs } of cycles) {
      expect(troughPa).toBeGreaterThan(980);
      expect(periodMs / 1000).toBeLessThan(1900);
    }
    expect(restored.baseline).toEqual(baseline);
  });
});

describe('what is usual', () => {
  test('four cycles are enough; after 8 running hours it stays as it is', () => {
    const memory = newCycles();
    follow(memory, { to: 2 * HOUR, pa: sawtooth });
    expect(isReady(memory.baseline)).toBe(false);
    follow(memory, { from: 2 * HOUR, to: 9 * HOUR, pa: sawtooth });
    expect(memory.baseline).toMatchObject({ isFrozen: true });
    expect(memory.baseline.count).toBeGreaterThanOrEqual(14);
    expect(Math.abs(memory.baseline.troughPa.mean - 1000)).toBeLessThan(8);
    const before = memory.baseline;
    follow(memory, { from: 9 * HOUR, to: 20 * HOUR, pa: (second) => 1.1 * sawtooth(second) });
    expect(memory.baseline).toBe(before);
  });

  test('a fault while learning teaches nothing', () => {
    const memory = newCycles();
    follow(memory, { to: 4 * HOUR, pa: sawtooth });
    follow(memory, { from: 4 * HOUR, to: 9 * HOUR, pa: (second) => 1.2 * sawtooth(second) });
    expect(Math.abs(memory.baseline.troughPa.mean - 1000)).toBeLessThan(8);
  });

  test('after a time of maintenance a clearly lower trough means new bags: learning begins anew', () => {
    const memory = newCycles();
    follow(memory, { to: 9 * HOUR, pa: sawtooth });
    memory.afterService = 3;
    follow(memory, { from: 33 * HOUR, to: 42 * HOUR, pa: (second) => 0.6 * sawtooth(second) });
    expect(Math.abs(memory.baseline.troughPa.mean - 600)).toBeLessThan(8);
    const cycles = newCycles();
    follow(cycles, { to: 9 * HOUR, pa: sawtooth });
    const { baseline } = cycles;
    cycles.afterService = 3;
    follow(cycles, { from: 33 * HOUR, to: 42 * HOUR, pa: (second) => 1.01 * sawtooth(second) });
    expect(cycles.baseline).toBe(baseline);
    expect(cycles.afterService).toBe(0);
  });
});

test('memory is bounded: a week in less than 1.3 KB', () => {
  const memory = newCycles();
  follow(memory, { to: 7 * 24 * HOUR, everyS: 5, pa: (second) => sawtooth(second) + 5 * noise(second) });
  expect(JSON.stringify(memory).length).toBeLessThan(1300);
});
