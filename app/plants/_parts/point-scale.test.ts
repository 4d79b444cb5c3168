import { expect, test } from 'vitest';
import { resolveRules } from '../../../analytics/alarm/resolve-rules';
import { SAMPLE_RECORDS } from '../../../data/catalogue/sample-plants';
import { buildRegistry, type Collector } from '../../../data/model/registry';
import { readChosenPart } from './chosen-part';
import { readPointScale } from './point-scale';
import { trendOf } from './trend-of';

const { collectors } = buildRegistry(SAMPLE_RECORDS);
const collector = (id: string): Collector => {
  const found = collectors.get(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

test('the normal band of differential pressure is the set value and its tolerance', () => {
  const dry = collector('E1-C01');
  const set = dry.setValues.differentialPressurePa ?? 0;
  const { normal, limits, scale } = readPointScale('differentialPressurePa', dry, resolveRules(dry, null));
  expect(normal?.[0]).toBeCloseTo(set * 0.8);
  expect(normal?.[1]).toBeCloseTo(set * 1.2);
  expect(limits.map((limit) => limit.side)).toEqual(['high', 'low']);
  expect(scale[1]).toBeGreaterThan(Math.max(...limits.map((limit) => limit.value)));
});

test('a rise in ten minutes is no limit on the bar', () => {
  const dry = collector('E1-C01');
  const { limits, normal } = readPointScale('hopperTemperatureC', dry, resolveRules(dry, null));
  expect(limits.map((limit) => limit.value)).toEqual([60, 70]);
  expect(normal).toEqual([0, 60]);
});

test('a tank spans its own height, spray its rated flow', () => {
  const wet = collector('E5-C01');
  expect(readPointScale('tankLevelM', wet, []).scale).toEqual([0, wet.wet?.tankHeightM]);
  expect(readPointScale('sprayFlowM3h', wet, []).scale[1]).toBeCloseTo((wet.wet?.ratedSprayM3h ?? 0) * 1.3);
});

test('without rules there is no band and no limit', () => {
  const scale = readPointScale('ductVelocityMs', collector('E1-C01'), []);
  expect(scale).toEqual({ scale: [0, 30], normal: undefined, limits: [] });
});

test('the part of an address is found only where it is fitted', () => {
  const all = [...collectors.values()];
  expect(readChosenPart('E1-C01/hopper', all)?.part.points).toEqual(['hopperTemperatureC']);
  expect(readChosenPart('E1-C02/isolation-valve', all)).toBeNull();
  expect(readChosenPart('nothing', all)).toBeNull();
  expect(readChosenPart(null, all)).toBeNull();
});

test('a trend compares the last minute with the minute before', () => {
  const ts = Array.from({ length: 120 }, (_, second) => second * 1000);
  expect(
    trendOf(
      ts,
      ts.map((time) => time / 1000),
      100,
    ),
  ).toBe('rising');
  expect(
    trendOf(
      ts,
      ts.map((time) => -time / 1000),
      100,
    ),
  ).toBe('falling');
  expect(
    trendOf(
      ts,
      ts.map((time) => 50 + ((time / 1000) % 2)),
      100,
    ),
  ).toBe('steady');
  expect(trendOf([0, 1000], [1, 2], 100)).toBeUndefined();
});
