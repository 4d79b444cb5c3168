import { expect, test } from 'vitest';
import { evaporation } from './evaporation';
import { vapourPressure } from './vapour-pressure';
import { wetBulb } from './wet-bulb';

test('wet bulb as published by Stull: 20 degC and 50 % give 13.7 degC', () => {
  expect(wetBulb(20, 50)).toBeCloseTo(13.7, 1);
});

/** Dry bulb degC, wet-bulb depression K, relative humidity % of printed psychrometer tables (68 degF less 6 degF: 71 %, a US Army manual). */
test.each([
  [20, 3.33, 71],
  [10, 4, 55],
  [20, 6, 51],
  [20, 8, 37],
  [30, 8, 49],
  [30, 4, 72],
])('a psychrometer at %f degC shows %f K less at %i percent', (airC, depressionK, percent) => {
  expect(Math.abs(wetBulb(airC, percent) - (airC - depressionK))).toBeLessThan(0.6);
});

/** Steam tables, Pa. */
test.each([
  [0, 611],
  [20, 2339],
  [40, 7385],
  [60, 19_947],
])('water at %i degC has a vapour pressure of %i Pa, within 1.2 percent', (waterC, pa) => {
  expect(Math.abs(vapourPressure(waterC) / pa - 1)).toBeLessThan(0.012);
});

test('evaporation: 3 m3/s at 20 degC and 50 % carry off about 30 L/h; saturated air none', () => {
  const hand = (0.9 * 1.2 * 3 * 1006 * (20 - 13.7)) / 2.45e6 / 1000;
  expect(evaporation(3, 20, 50)).toBeCloseTo(hand, 7);
  expect(evaporation(3, 20, 50) * 3600 * 1000).toBeCloseTo(30, -0.5);
  expect(evaporation(3, 20, 99)).toBeLessThan(hand / 20);
});

/** Humidity ratios of the psychrometric chart at sea level, g/kg: of the air, and saturated at its wet bulb. Nine tenths of the way, own. */
test.each([
  [20, 50, 7.26, 9.85],
  [30, 50, 13.3, 16.7],
  [35, 30, 10.6, 15.7],
])(
  'air at %i degC and %i percent takes up what the chart says, within 8 percent',
  (airC, percent, before, after) => {
    const hand = (0.9 * 1.2 * (after - before)) / 1000 / 1000;
    expect(Math.abs(evaporation(1, airC, percent) / hand - 1)).toBeLessThan(0.08);
  },
);
