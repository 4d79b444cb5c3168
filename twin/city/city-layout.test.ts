import { describe, expect, it } from 'vitest';
import type { Level } from '../../data/model/level';
import type { Warning } from '../../data/model/risk';
import { boundsOf, highestOpenWarnings, middleOf, placeEnterprises } from './city-layout';
import { createProjection } from './projection';

function warning(id: string, level: Level, state: Warning['state']): Warning {
  return {
    id,
    enterprise: 'E1',
    level,
    state,
    raisedTs: 0,
    changedTs: 0,
    closedTs: null,
    acknowledged: null,
    causes: [],
  };
}

describe('highestOpenWarnings', () => {
  it('takes the highest that is open', () => {
    const warnings = [
      warning('a', 'yellow', 'raised'),
      warning('b', 'orange', 'acknowledged'),
      warning('c', 'red', 'closed'),
    ];
    expect(highestOpenWarnings(warnings).get('E1')?.id).toBe('b');
  });

  it('keeps the first of two alike', () => {
    expect(
      highestOpenWarnings([warning('a', 'red', 'raised'), warning('b', 'red', 'raised')]).get('E1')?.id,
    ).toBe('a');
  });
});

describe('placeEnterprises', () => {
  it('says unknown where no risk is computed, and who waits', () => {
    const projection = createProjection([116, 40]);
    const [placed] = placeEnterprises(
      [{ id: 'E1', longitude: 116, latitude: 40 }],
      [],
      [warning('a', 'blue', 'raised')],
      projection,
    );
    expect(placed).toEqual({
      id: 'E1',
      east: 0,
      north: 0,
      actual: null,
      actualLevel: null,
      extreme: null,
      extremeLevel: null,
      warning: 'blue',
      waiting: true,
    });
  });
});

describe('boundsOf', () => {
  it('wraps points and survives none', () => {
    expect(
      boundsOf([
        [3, -1],
        [-2, 5],
      ]),
    ).toEqual([-2, -1, 3, 5]);
    expect(boundsOf([])).toEqual([-1, -1, 1, 1]);
    expect(
      middleOf([
        [116, 39],
        [118, 41],
      ]),
    ).toEqual([117, 40]);
  });
});
