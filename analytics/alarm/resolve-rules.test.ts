import { describe, expect, test } from 'vitest';
import { clauseByRef } from '../../data/catalogue/clauses';
import { RULES } from '../../data/catalogue/rules';
import { RULE_IDS } from '../../data/model/alarm';
import { buildRegistry, enterpriseSchema } from '../../data/model/registry';
import { buildJudgeConfig } from './build-judge-config';
import { resolveRules } from './resolve-rules';
import { DRY, STATION, WET } from './test-plant';

const find = (rules: ReturnType<typeof resolveRules>, id: string, point?: string) =>
  rules.find((rule) => rule.id === id && (point === undefined || rule.point === point));

describe('the table', () => {
  test('holds each rule of the contract once', () => {
    expect(RULES.map((rule) => rule.id).sort()).toEqual([...RULE_IDS].sort());
  });

  test('cites only clauses whose text was read', () => {
    for (const { id, source } of RULES) {
      const isRead = clauseByRef(source.document ?? '', source.clause ?? '') !== undefined;
      expect([id, isRead, source.verified]).toEqual([id, source.kind === 'clause', source.kind === 'clause']);
    }
  });

  test('never delays a burning hopper by more than 5 s', () => {
    expect(RULES.find((rule) => rule.id === 'hopper-temp-highhigh')?.onDelayMs).toBeLessThanOrEqual(5000);
  });
});

describe('resolving', () => {
  test('fractions of the set value become Pa', () => {
    const rules = resolveRules(DRY, STATION);
    expect(find(rules, 'dp-high')?.numbers).toEqual({ limit: 1500, setValue: 1000, windowMs: 60_000 });
    expect(find(rules, 'dp-off-setpoint')).toMatchObject({
      numbers: { tolerance: 200, setValue: 1000 },
      deadband: 50,
    });
    expect(find(rules, 'level-low')).toBeUndefined();
  });

  test('a collector’s own numbers win and are said to be its own', () => {
    const own = {
      ...DRY,
      rules: {
        'dp-off-setpoint': { numbers: { tolerance: 300 }, onDelayMs: 60_000 },
        'dp-low': { enabled: false },
      },
    };
    const rules = resolveRules(own, STATION);
    expect(find(rules, 'dp-off-setpoint')).toMatchObject({ numbers: { tolerance: 300 }, onDelayMs: 60_000 });
    expect(find(rules, 'dp-off-setpoint')?.source.note.en).toContain('numbers of its own');
    expect(find(rules, 'dp-low')).toBeUndefined();
  });

  test('what is not sent or has no set value is not judged', () => {
    expect(
      find(resolveRules({ ...DRY, points: ['running', 'hopperTemperatureC'] }, STATION), 'dp-high'),
    ).toBeUndefined();
    expect(find(resolveRules({ ...DRY, setValues: {} }, STATION), 'dp-off-setpoint')).toBeUndefined();
    expect(find(resolveRules(WET, STATION), 'stopped-while-producing')).toBeDefined();
    expect(
      find(resolveRules({ ...WET, points: ['running', 'tankLevelM'] }, STATION), 'stopped-while-producing'),
    ).toBeUndefined();
  });

  test('time-outs follow the declared cadence', () => {
    const slow = { ...STATION, sampleIntervalMs: 60_000, messageIntervalMs: 600_000 };
    expect(find(resolveRules(DRY, slow), 'station-silent')?.numbers).toEqual({ timeoutMs: 1_800_000 });
    expect(find(resolveRules(DRY, slow), 'value-frozen', 'differentialPressurePa')?.onDelayMs).toBe(
      1_800_000,
    );
    expect(find(resolveRules(DRY, null), 'point-silent', 'running')?.numbers).toEqual({ timeoutMs: 30_000 });
  });

  test('the station’s silence belongs to its first collector alone', () => {
    expect(find(resolveRules(DRY, STATION), 'station-silent')).toBeDefined();
    expect(find(resolveRules(WET, STATION), 'station-silent')).toBeUndefined();
  });

  test('reactive metal halves the permitted rise', () => {
    expect(find(resolveRules(DRY, STATION), 'hopper-temp-rise')?.numbers).toMatchObject({ limit: 8 });
    expect(find(resolveRules({ ...DRY, dust: 2 }, STATION), 'hopper-temp-rise')?.numbers).toMatchObject({
      limit: 4,
    });
  });
});

test('a plant whose production stands still is judged, but not for silence', () => {
  const plant = enterpriseSchema.parse({
    kind: 'enterprise',
    id: 'E',
    name: { zh: '厂', en: 'plant' },
    district: '110113',
    address: { zh: '地', en: 'place' },
    longitude: 116.7,
    latitude: 40.1,
    trade: '2110',
    dusts: [26],
    workersPerShift: 3,
    building: { storeys: 1, structure: 'frame', dormitoryOrOfficeNearby: false },
    shifts: [],
    productionStatus: 'long-stop',
  });
  const config = buildJudgeConfig('live', buildRegistry([plant, STATION, DRY, WET]));
  const ids = new Set([...config.rules.values()].flat().map((rule) => rule.id));
  expect(ids.has('hopper-temp-highhigh')).toBe(true);
  expect(ids.has('station-silent') || ids.has('point-silent')).toBe(false);
});
