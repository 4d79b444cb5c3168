import { describe, expect, it } from 'vitest';
import { pickDistrict, pickPillar } from './pick-on-map';

const pillars = [
  { footX: 100, footY: 200, topX: 100, topY: 100 },
  { footX: 130, footY: 200, topX: 130, topY: 50 },
];
const pick = (x: number, y: number) => pickPillar(2, (i) => pillars[i] ?? null, { x, y, reachPx: 14 });

describe('pickPillar', () => {
  it('takes the nearest within reach, along its whole height', () => {
    expect(pick(103, 110)).toBe(0);
    expect(pick(120, 60)).toBe(1);
    expect(pick(113, 150)).toBe(0);
  });

  it('takes none beyond reach', () => {
    expect(pick(60, 150)).toBe(-1);
    expect(pick(100, 80)).toBe(-1);
  });

  it('skips what is out of sight', () => {
    expect(pickPillar(2, () => null, { x: 100, y: 150, reachPx: 14 })).toBe(-1);
  });
});

const square = (x: number, y: number, size: number) => [
  [x, y] as const,
  [x + size, y] as const,
  [x + size, y + size] as const,
  [x, y + size] as const,
];
const districts = [
  { code: 'low', heightKm: 1, polygons: [[square(0, 0, 10), square(4, 4, 2)]] },
  { code: 'high', heightKm: 6, polygons: [[square(10, 0, 10)]] },
];
const straightDown = (east: number, north: number) =>
  ({ origin: [east, 100, -north], direction: [0, -1, 0] }) as const;

describe('pickDistrict', () => {
  it('finds the district under the eye', () => {
    expect(pickDistrict(districts, straightDown(2, 2))).toBe('low');
    expect(pickDistrict(districts, straightDown(15, 5))).toBe('high');
    expect(pickDistrict(districts, straightDown(25, 5))).toBeNull();
  });

  it('sees through a hole', () => {
    expect(pickDistrict(districts, straightDown(5, 5))).toBeNull();
  });

  it('meets the high top before the low one behind it', () => {
    const fromEast = { origin: [30, 16, -5], direction: [-1, -0.7, 0] } as const;
    expect(pickDistrict(districts, fromEast)).toBe('high');
  });

  it('looks only ahead', () => {
    expect(pickDistrict(districts, { origin: [2, 100, -2], direction: [0, 1, 0] })).toBeNull();
  });
});
