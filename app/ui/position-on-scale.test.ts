import { expect, it } from 'vitest';
import { positionOnScale } from './position-on-scale';

it('puts a value where it belongs on the bar', () => {
  expect(positionOnScale(500, [0, 2000])).toEqual({ percent: 25, beyond: null });
  expect(positionOnScale(-20, [-40, 200])).toEqual({ percent: (20 / 240) * 100, beyond: null });
});

it('says on which side a value is beyond the bar', () => {
  expect(positionOnScale(2100, [0, 2000])).toEqual({ percent: 100, beyond: 'above' });
  expect(positionOnScale(-1, [0, 2000])).toEqual({ percent: 0, beyond: 'below' });
});

it('does not divide by an empty scale', () => {
  expect(positionOnScale(3, [3, 3])).toEqual({ percent: 0, beyond: null });
});
