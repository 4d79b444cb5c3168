import { describe, expect, it } from 'vitest';
import { tally } from './tally';

describe('tally', () => {
  it('counts, keeps the highest figure, most first', () => {
    const rows = tally([
      { key: 'wood', figure: 20 },
      { key: 'metal', figure: 66 },
      { key: 'wood', figure: null },
      { key: 'flour' },
      { key: 'wood', figure: 31 },
    ]);
    expect(rows).toEqual([
      { key: 'wood', count: 3, highest: 31 },
      { key: 'metal', count: 1, highest: 66 },
      { key: 'flour', count: 1, highest: null },
    ]);
  });

  it('is empty for nothing', () => {
    expect(tally([])).toEqual([]);
  });
});
