import { describe, expect, it } from 'vitest';
import { median, quantile } from './figures';

describe('figures', () => {
  it('median of odd and even counts', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 3])).toBe(2.5);
  });
  it('quantile by nearest rank', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => i + 1);
    expect(quantile(hundred, 0.99)).toBe(99);
    expect(quantile(hundred, 0.95)).toBe(95);
    expect(quantile([7], 0.99)).toBe(7);
  });
});
