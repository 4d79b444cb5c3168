import { describe, expect, it } from 'vitest';
import type { Level } from '../../data/model/level';
import type { EnterpriseRisk, Warning } from '../../data/model/risk';
import { summariseDistricts } from './summarise-districts';

function risk(enterprise: string, actual: number, actualLevel: Level, extreme: number): EnterpriseRisk {
  return {
    enterprise,
    actual,
    actualLevel,
    extreme,
    extremeLevel: 'red',
    actualContributions: [],
    extremeContributions: [],
    computedTs: 0,
  };
}

function warning(enterprise: string, level: Level, state: Warning['state']): Warning {
  return {
    id: `${enterprise}-${level}-${state}`,
    enterprise,
    level,
    state,
    raisedTs: 0,
    changedTs: 0,
    closedTs: null,
    acknowledged: null,
    causes: [],
  };
}

const city = {
  districts: [{ code: '110113' }, { code: '110112' }, { code: '110101' }],
  enterprises: [
    { id: 'E1', district: '110113' },
    { id: 'E5', district: '110113' },
    { id: 'E2', district: '110112' },
  ],
  risk: [risk('E1', 31, 'blue', 82), risk('E5', 64, 'orange', 70)],
  warnings: [
    warning('E5', 'orange', 'raised'),
    warning('E1', 'red', 'closed'),
    warning('E1', 'yellow', 'acknowledged'),
  ],
};

describe('summariseDistricts', () => {
  it('takes the worst enterprise and counts open warnings only', () => {
    expect(summariseDistricts(city)[0]).toEqual({
      code: '110113',
      enterprises: 2,
      actual: 64,
      actualLevel: 'orange',
      extreme: 82,
      worst: 'E5',
      openWarnings: 2,
      highestWarning: 'orange',
    });
  });

  it('counts an enterprise whose risk is not computed yet, without a figure', () => {
    expect(summariseDistricts(city)[1]).toMatchObject({
      enterprises: 1,
      actual: null,
      actualLevel: null,
      worst: null,
    });
  });

  it('is grey where there is nothing', () => {
    expect(summariseDistricts(city)[2]).toEqual({
      code: '110101',
      enterprises: 0,
      actual: null,
      actualLevel: null,
      extreme: null,
      worst: null,
      openWarnings: 0,
      highestWarning: null,
    });
  });
});
