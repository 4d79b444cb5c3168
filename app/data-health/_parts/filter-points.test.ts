import { expect, it } from 'vitest';
import type { PointHealth } from '../../api/data-health/data-health';
import { filterPoints } from './filter-points';

function point(over: Partial<PointHealth>): PointHealth {
  return {
    collector: 'C1',
    point: 'running',
    station: 'S1',
    virtual: false,
    readings: 10,
    onlineRate: 1,
    badShare: 0,
    lateShare: 0,
    last: null,
    online: true,
    silentSinceTs: null,
    frozenSinceTs: null,
    ...over,
  };
}

const well = point({});
const silent = point({ silentSinceTs: 1, badShare: null, lateShare: null });
const frozen = point({ station: 'S2', frozenSinceTs: 1 });
const bad = point({ station: 'S2', badShare: 0.1 });
const all = [well, silent, frozen, bad];

it('shows all when nothing is asked for', () => {
  expect(filterPoints(all, { station: null, only: [] })).toEqual(all);
});

it('shows what has any of the troubles', () => {
  expect(filterPoints(all, { station: null, only: ['silent', 'bad'] })).toEqual([silent, bad]);
  expect(filterPoints(all, { station: null, only: ['late'] })).toEqual([]);
});

it('shows one station', () => {
  expect(filterPoints(all, { station: 'S2', only: [] })).toEqual([frozen, bad]);
  expect(filterPoints(all, { station: 'S2', only: ['frozen'] })).toEqual([frozen]);
});
