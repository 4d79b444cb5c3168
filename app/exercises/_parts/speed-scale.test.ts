import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { positionOfSpeed, SPEED_STEPS, speedAtPosition } from './speed-scale';

describe('the speed slider', () => {
  it.each([
    [0, 0.5],
    [7, 1],
    [35, 17],
    [70, 600],
  ])('stands at %d for %d times', (position, speed) => {
    expect(speedAtPosition(position)).toBe(speed);
    expect(positionOfSpeed(speed)).toBe(position);
  });

  it('keeps to its ends', () => {
    expect([speedAtPosition(-5), speedAtPosition(140)]).toEqual([0.5, 600]);
    expect([positionOfSpeed(0), positionOfSpeed(9000)]).toEqual([0, SPEED_STEPS]);
  });

  it('never runs backwards, and a shown speed leads back to its step', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: SPEED_STEPS - 1 }), (position) => {
        expect(speedAtPosition(position + 1)).toBeGreaterThan(speedAtPosition(position));
        expect(Math.abs(positionOfSpeed(speedAtPosition(position)) - position)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
