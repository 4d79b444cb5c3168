import { describe, expect, it } from 'vitest';
import { blendViews } from './blend-views';

const from = { longitude: 116, latitude: 40, distanceKm: 400, headingDeg: 350, tiltDeg: 40 };
const to = { longitude: 117, latitude: 39, distanceKm: 25, headingDeg: 20, tiltDeg: 50 };

describe('blendViews', () => {
  it('starts and ends exactly', () => {
    expect(blendViews(from, to, 0)).toEqual(from);
    expect(blendViews(from, to, 1)).toEqual(to);
  });

  it('is half way at half time: heading the short way, distance in equal ratios', () => {
    expect(blendViews(from, to, 0.5)).toEqual({
      longitude: 116.5,
      latitude: 39.5,
      distanceKm: 100,
      headingDeg: 5,
      tiltDeg: 45,
    });
  });
});
