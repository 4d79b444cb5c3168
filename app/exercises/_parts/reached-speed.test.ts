import { describe, expect, it } from 'vitest';
import { addSample, reachedSpeed, type SpeedSample } from './reached-speed';

function samplesOf(...pairs: [simTs: number, wallMs: number][]): readonly SpeedSample[] {
  return pairs.reduce<readonly SpeedSample[]>(
    (held, [simTs, wallMs]) => addSample(held, { simTs, wallMs }),
    [],
  );
}

describe('the speed that is reached', () => {
  it('is simulated time over time', () => {
    expect(reachedSpeed(samplesOf([0, 0], [60_000, 1000], [120_000, 2000]))).toBe(60);
  });

  it('is not told from one moment', () => {
    expect(reachedSpeed([])).toBeNull();
    expect(reachedSpeed(samplesOf([0, 0], [60_000, 1000]))).toBeNull();
  });

  it('forgets what was long ago', () => {
    expect(reachedSpeed(samplesOf([0, 0], [600_000, 1000], [610_000, 11_000]))).toBe(1);
  });

  it('begins anew where the clock stood', () => {
    expect(samplesOf([0, 0], [5000, 1000], [5000, 2000])).toEqual([{ simTs: 5000, wallMs: 2000 }]);
  });
});
