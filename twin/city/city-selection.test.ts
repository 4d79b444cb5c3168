import { describe, expect, it } from 'vitest';
import { type CitySelection, formatSelection, parseSelection } from './city-selection';

describe('city selection in the address', () => {
  it.each<CitySelection>([
    { kind: 'enterprise', id: 'E1' },
    { kind: 'district', code: '110113' },
  ])('survives: %j', (selection) => {
    expect(parseSelection(formatSelection(selection))).toEqual(selection);
  });

  it.each(['', 'E1', 'enterprise:', 'city:1', 'enterprise:<script>', 'district:a b'])(
    'refuses %j',
    (text) => {
      expect(parseSelection(text)).toBeNull();
    },
  );
});
