import { expect, test } from 'vitest';
import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import { buildRegistry, type Collector } from '../../data/model/registry';
import { partOfAlarm, partsOf } from './parts';

const { collectors } = buildRegistry(SAMPLE_RECORDS);
const collector = (id: string): Collector => {
  const found = collectors.get(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

test('every point that a collector sends is at exactly one of its parts', () => {
  for (const each of collectors.values()) {
    const placed = partsOf(each).flatMap((part) => part.points);
    expect([...placed].sort()).toEqual([...each.points].sort());
  }
});

test('only what is fitted is a part', () => {
  const ids = partsOf(collector('E1-C02')).map((part) => part.id);
  expect(ids).toContain('vent');
  expect(ids).not.toContain('isolation-valve');
  expect(ids).not.toContain('tank');
});

test('an alarm shows at the part of its point', () => {
  const dry = collector('E1-C01');
  expect(partOfAlarm(dry, { ruleId: 'hopper-temp-high', point: 'hopperTemperatureC' })).toBe('hopper');
  expect(partOfAlarm(dry, { ruleId: 'airlock-fault', point: 'airlockFault' })).toBe('airlock');
  expect(partOfAlarm(dry, { ruleId: 'station-silent', point: null })).toBe('station');
  expect(partOfAlarm(dry, { ruleId: 'early-stop', point: null })).toBe('fan');
  expect(partOfAlarm(collector('E5-C01'), { ruleId: 'level-low', point: 'tankLevelM' })).toBe('tank');
});
