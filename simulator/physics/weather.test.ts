import { expect, test } from 'vitest';
import { agedState } from '../aged-state';
import { buildWeather } from '../build-weather';
import { feelWeather } from '../stages/feel-weather';
import { step } from '../step';
import { trialPlant } from '../testing/run-trial';
import { indoorHumidity } from './humidity-indoors';
import { outdoorHumidity } from './humidity-outdoors';
import { outdoorTemperature } from './outdoor-temperature';
import { weatherWave } from './weather-wave';

const HOUR_MS = 3_600_000;
const START_TS = Date.parse('2000-01-01T00:00:00+08:00');
const HOURS = 30 * 8766;
const beijing = buildWeather({ seed: 7, spellK: 4, humidityPercent: 15 });

test('thirty years of waves: mean 0, variance 1, never beyond 3.2, at most 0.16 in an hour', () => {
  let [sum, squares, most, fastest] = [0, 0, 0, 0];
  let before = weatherWave(beijing.spellPhases, START_TS);
  for (let hour = 1; hour <= HOURS; hour++) {
    const now = weatherWave(beijing.spellPhases, START_TS + hour * HOUR_MS);
    sum += now;
    squares += now * now;
    most = Math.max(most, Math.abs(now));
    fastest = Math.max(fastest, Math.abs(now - before));
    before = now;
  }
  expect(sum / HOURS).toBeCloseTo(0, 2);
  expect(squares / HOURS).toBeCloseTo(1, 1);
  expect(most).toBeLessThan(Math.sqrt(10));
  expect(fastest).toBeLessThan(0.16);
});

test('thirty years in Beijing stay within its records since 1951, -27.4 to 41.9 degC, with hard frosts and hot days', () => {
  let [coldest, warmest, driest, dampest] = [0, 0, 50, 50];
  for (let hour = 0; hour < HOURS; hour++) {
    const { outdoorC, humidityPercent } = feelWeather(beijing, START_TS + hour * HOUR_MS);
    coldest = Math.min(coldest, outdoorC);
    warmest = Math.max(warmest, outdoorC);
    driest = Math.min(driest, humidityPercent);
    dampest = Math.max(dampest, humidityPercent);
  }
  expect(driest).toBeGreaterThanOrEqual(5);
  expect(dampest).toBeLessThanOrEqual(99);
  expect(coldest).toBeGreaterThan(-27.4);
  expect(coldest).toBeLessThan(-14);
  expect(warmest).toBeLessThan(42);
  expect(warmest).toBeGreaterThan(36);
});

test('the same seed gives the same weather, another one another, no weather the season alone', () => {
  const again = buildWeather({ seed: 7, spellK: 4, humidityPercent: 15 });
  const other = buildWeather({ seed: 8, spellK: 4, humidityPercent: 15 });
  const noon = Date.parse('2026-01-20T12:00:00+08:00');
  expect(feelWeather(again, noon)).toEqual(feelWeather(beijing, noon));
  expect(feelWeather(other, noon).outdoorC).not.toBeCloseTo(feelWeather(beijing, noon).outdoorC, 3);
  expect(feelWeather(undefined, noon)).toEqual({ outdoorC: outdoorTemperature(noon), humidityPercent: 50 });
});

test('warming dries: 0 degC and 80 % are 4.9 hPa, of 23.4 hPa at 20 degC 21 %', () => {
  const indoors = indoorHumidity({ outdoorC: 0, outdoorPercent: 80 }, 20);
  expect(indoors).toBeCloseTo((80 * 6.11) / 23.4, 0);
  expect(indoorHumidity({ outdoorC: 25, outdoorPercent: 60 }, 25)).toBeCloseTo(60, 9);
  expect(indoorHumidity({ outdoorC: 30, outdoorPercent: 98 }, 16)).toBe(99);
});

test('Beijing is dry in January and damp in July', () => {
  expect(outdoorHumidity(Date.parse('2026-01-20T12:00:00Z'), 0)).toBeCloseTo(43, 0);
  expect(outdoorHumidity(Date.parse('2026-07-21T12:00:00Z'), 0)).toBeCloseTo(73, 0);
  expect(outdoorHumidity(Date.parse('2026-07-21T12:00:00Z'), 90)).toBe(98);
});

test('a wet collector with weather drinks by the air of the day, and keeps its level in frost and damp', () => {
  const lostM3 = (day: string) => {
    const plant = { ...trialPlant('E5-C01'), weather: beijing };
    let state = agedState(plant, 1, Date.parse(`${day}T08:00:00+08:00`));
    for (let i = 0; i < 4 * 360; i++) state = step(plant, state, 10);
    const [wet] = state.collectors;
    if (wet?.type !== 'wet') throw new Error('E5-C01 is wet');
    expect(Math.abs(wet.tank.levelM - 0.7)).toBeLessThan(0.03);
    return wet.tank.lostM3;
  };
  expect(lostM3('2026-01-20')).toBeGreaterThan(1.1 * lostM3('2026-07-21'));
});
