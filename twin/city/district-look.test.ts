import { describe, expect, it } from 'vitest';
import { LEVELS } from '../../data/model/level';
import { CITY_PALETTES } from './city-palette';
import { districtLook, mixColours } from './district-look';

const nothing = {
  code: '110101',
  enterprises: 0,
  actual: null,
  actualLevel: null,
  extreme: null,
  worst: null,
  openWarnings: 0,
  highestWarning: null,
};

/** Saturation of a colour, 0 grey to 1 pure. */
function saturation(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return (Math.max(...channels) - Math.min(...channels)) / Math.max(...channels);
}

describe.each(['dark', 'light'] as const)('districtLook on %s ground', (ground) => {
  const palette = CITY_PALETTES[ground];

  it('is grey and flat where there is nothing', () => {
    const look = districtLook(nothing, palette, false);
    expect(look.fill).toBe(palette.relief);
    expect(saturation(look.fill)).toBeLessThan(0.45);
  });

  it('has a different fill for every level, and rises with risk', () => {
    const looks = LEVELS.map((level, i) =>
      districtLook({ ...nothing, actual: 90 - 20 * i, actualLevel: level }, palette, false),
    );
    expect(new Set(looks.map((look) => look.fill)).size).toBe(4);
    expect(looks.map((look) => look.heightKm)).toEqual(
      looks.map((look) => look.heightKm).toSorted((a, b) => b - a),
    );
  });

  it('outlines what is selected', () => {
    expect(districtLook(nothing, palette, true).line).toBe(palette.selected);
  });
});

describe('mixColours', () => {
  it('mixes in sRGB', () => {
    expect(mixColours('#000000', '#ffffff', 0.5)).toBe('#808080');
    expect(mixColours('#102030', '#ff0000', 0)).toBe('#102030');
    expect(mixColours('#102030', '#ff0000', 1)).toBe('#ff0000');
  });
});
