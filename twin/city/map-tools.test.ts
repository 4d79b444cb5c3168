import { describe, expect, it } from 'vitest';
import { stepView, viewOfKey } from './map-tools';

const view = { longitude: 116, latitude: 40, distanceKm: 100, headingDeg: 0, tiltDeg: 40 };

describe('map tools', () => {
  it('steps and stops at the limits', () => {
    expect(stepView('zoomIn', view)?.distanceKm).toBeCloseTo(66.667, 3);
    expect(stepView('zoomIn', { ...view, distanceKm: 8 })?.distanceKm).toBe(8);
    expect(stepView('flatter', { ...view, tiltDeg: 66 })?.tiltDeg).toBe(68);
    expect(stepView('turnLeft', view)?.headingDeg).toBe(330);
    expect(stepView('whole', view)).toBeNull();
  });

  it('pans the way the arrow points on the screen', () => {
    expect(viewOfKey('ArrowUp', view)).toMatchObject({ longitude: 116 });
    const east = viewOfKey('ArrowUp', { ...view, headingDeg: 90 });
    expect(east).toMatchObject({ latitude: expect.closeTo(40, 9) });
    expect(east !== 'whole' && (east?.longitude ?? 0) > 116).toBe(true);
  });

  it('knows its keys and leaves others alone', () => {
    expect(viewOfKey('Home', view)).toBe('whole');
    expect(viewOfKey('x', view)).toBeNull();
    expect(viewOfKey('+', view)).toEqual(stepView('zoomIn', view));
  });
});
