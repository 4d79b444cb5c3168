import { expect, test } from 'vitest';
import { wallStops } from './wall-stops';

const enterprises = [
  { id: 'E1', district: '110112' },
  { id: 'E2', district: '110112' },
  { id: 'E3', district: '110113' },
];
const riskOf = new Map([
  ['E1', { actual: 20 }],
  ['E2', { actual: 40 }],
  ['E3', { actual: 30 }],
]);

test('begins with the city, then goes to districts, the highest actual risk first', () => {
  expect(wallStops({ enterprises, riskOf, warningOf: new Map() })).toEqual([
    null,
    { kind: 'district', code: '110112' },
    { kind: 'district', code: '110113' },
  ]);
});

test('goes to warnings before districts, the gravest first', () => {
  const warningOf = new Map([
    ['E1', { level: 'yellow' }],
    ['E2', { level: 'yellow' }],
    ['E3', { level: 'red' }],
  ] as const);
  expect(wallStops({ enterprises, riskOf, warningOf }).slice(0, 4)).toEqual([
    null,
    { kind: 'enterprise', id: 'E3' },
    { kind: 'enterprise', id: 'E2' },
    { kind: 'enterprise', id: 'E1' },
  ]);
});

test('has the city alone where nothing is registered', () => {
  expect(wallStops({ enterprises: [], riskOf, warningOf: new Map() })).toEqual([null]);
});
