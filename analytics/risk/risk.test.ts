import { describe, expect, test } from 'vitest';
import type { Alarm, RuleId } from '../../data/model/alarm';
import type { Priority } from '../../data/model/level';
import { type Collector, type Enterprise, enterpriseSchema } from '../../data/model/registry';
import type { EnterpriseRisk, Warning } from '../../data/model/risk';
import { DRY, WET } from '../alarm/test-plant';
import { actualRisk } from './actual-risk';
import { assessEnterprise } from './assess-enterprise';
import { extremeRisk } from './extreme-risk';
import { gradeOf, regrade } from './grade';
import { measuresFor } from './measures';
import { nextWarning } from './next-warning';
import { type DustNumbers, scoreDust } from './score-dust';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const plant: Enterprise = enterpriseSchema.parse({
  kind: 'enterprise',
  id: 'E',
  name: { zh: '厂', en: 'plant' },
  district: '110113',
  address: { zh: '地', en: 'place' },
  longitude: 116.7,
  latitude: 40.1,
  trade: '2110',
  dusts: [26],
  workersPerShift: 36,
  building: { storeys: 2, structure: 'frame', dormitoryOrOfficeNearby: false },
  shifts: [],
});

/** Flour-like: Kst 42/300, Pmax 0.74/1.2, 400 mJ -> 0.4, 470 degC -> 0.4, level floor 0.5. */
const flour: DustNumbers = { kstBarMs: 42, pmaxMPa: 0.74, mieMj: 400, mitCloudC: 470, level: '较高' };
const dustOf = () => flour;
const safe: Collector = { ...DRY, devices: { ...DRY.devices, explosionVent: true, isolationValve: true } };

function alarm(ruleId: RuleId, priority: Priority, more: Partial<Alarm> = {}): Alarm {
  return {
    id: `${ruleId}-1`,
    world: 'live',
    ruleId,
    collector: 'D',
    point: null,
    priority,
    state: 'unack',
    raisedTs: 0,
    knownAt: 0,
    returnedTs: null,
    acknowledged: null,
    late: false,
    params: {},
    ...more,
  };
}

const sum = (parts: readonly { points: number }[]) => parts.reduce((all, it) => all + it.points, 0);

describe('extreme risk', () => {
  test('by hand: 35 x 0.6167 + 25 x 0.8 + 20 x 0.4 + 20 x 0.1 = 51.58', () => {
    const { figure, contributions } = extremeRisk(plant, [safe], dustOf);
    expect(figure).toBeCloseTo(35 * (0.74 / 1.2) + 20 + 8 + 2, 9);
    expect(contributions.map((it) => it.factor)).toEqual(['dust', 'persons', 'building', 'system']);
    expect(sum(contributions)).toBeCloseTo(figure, 9);
  });

  test('missing numbers, an unknown dust and no registered system count as the worst', () => {
    expect(scoreDust(undefined)).toBe(1);
    expect(scoreDust({ ...flour, mieMj: null })).toBe(1);
    const { contributions } = extremeRisk(plant, [], () => undefined);
    expect(contributions[0]?.score).toBe(1);
    expect(contributions[3]).toMatchObject({ score: 1, params: { finding: 'unknown' } });
  });

  test('a laboratory report goes before the catalogue', () => {
    const report = { report: 'R', pmaxMPa: 0.3, kstBarMs: 20, mieMj: 2000, mitCloudC: 700 };
    expect(scoreDust({ ...flour, kstBarMs: null, mieMj: 1, level: '一般' }, report)).toBeCloseTo(0.25, 9);
  });

  test('no vent, suppression or inerting is the worst of systems; wet metal without hydrogen vent too', () => {
    const bare = { ...safe, devices: { ...safe.devices, explosionVent: false } };
    expect(extremeRisk(plant, [safe, bare], dustOf).contributions[3]).toMatchObject({
      score: 1,
      params: { finding: 'noProtection' },
    });
    expect(extremeRisk(plant, [WET], dustOf).contributions[3]).toMatchObject({
      params: { finding: 'hydrogenUnvented' },
    });
  });
});

describe('actual risk', () => {
  const of = { extreme: 60, collectors: [safe, WET], openAlarms: [] as Alarm[], lines: [], now: HOUR };

  test('all well: 0.4 of the extreme', () => {
    expect(actualRisk(of)).toMatchObject({ figure: 24 });
  });

  test('one priority 2 alarm standing for an hour: 60 x (0.4 + 0.6 x 0.4) = 38.4', () => {
    expect(actualRisk({ ...of, openAlarms: [alarm('dp-high', 2)] }).figure).toBeCloseTo(38.4, 9);
  });

  test('two alarms: H = 1 - 0.6 x 0.8 = 0.52; contributions sum to the figure', () => {
    const { figure, contributions } = actualRisk({
      ...of,
      openAlarms: [alarm('dp-high', 2), alarm('dp-off-setpoint', 3)],
    });
    expect(figure).toBeCloseTo(60 * (0.4 + 0.6 * 0.52), 9);
    expect(sum(contributions)).toBeCloseTo(figure, 9);
    expect(contributions[1]?.points).toBeGreaterThan(contributions[2]?.points ?? 0);
  });

  test('a fresh alarm weighs 0.6 of a standing one, an unseen returned one a quarter', () => {
    expect(actualRisk({ ...of, openAlarms: [alarm('dp-high', 2, { raisedTs: HOUR })] }).figure).toBeCloseTo(
      24 + 36 * 0.24,
      9,
    );
    expect(
      actualRisk({ ...of, openAlarms: [alarm('dp-high', 2, { state: 'rtn-unack' })] }).figure,
    ).toBeCloseTo(24 + 36 * 0.1, 9);
  });

  test('gives nothing to what maintenance holds back, nor to the line that it closes', () => {
    const held = { state: 'out-of-service' as const };
    const openAlarms = [alarm('hopper-temp-highhigh', 1, held), alarm('station-silent', 3, held)];
    const lines = [{ online: false, since: 0 }];
    expect(actualRisk({ ...of, openAlarms, lines, now: 24 * HOUR })).toEqual(actualRisk(of));
  });

  test('a burning hopper is at least orange; two red lines, or an extreme risk of 70, red', () => {
    const hot = alarm('hopper-temp-highhigh', 1, { raisedTs: HOUR });
    const one = actualRisk({ ...of, extreme: 40, openAlarms: [hot] });
    expect(one.figure).toBe(55);
    expect(sum(one.contributions)).toBeCloseTo(55, 9);
    const two = [hot, alarm('stopped-while-producing', 1, { raisedTs: HOUR })];
    expect(actualRisk({ ...of, extreme: 40, openAlarms: two }).figure).toBe(75);
    expect(actualRisk({ ...of, extreme: 70, openAlarms: [hot] }).figure).toBe(75);
  });

  test('lost spray is a red line on reactive metal, a spark only without suppression', () => {
    const lost = (collector: string) =>
      actualRisk({ ...of, openAlarms: [alarm('spray-absent', 2, { collector })] }).figure;
    expect(lost('W')).toBe(55);
    expect(lost('D')).toBeLessThan(55);
    const suppressed = { ...safe, devices: { ...safe.devices, suppression: true } };
    expect(actualRisk({ ...of, openAlarms: [alarm('spark', 2)] }).figure).toBe(55);
    expect(
      actualRisk({ ...of, collectors: [suppressed], openAlarms: [alarm('spark', 2)] }).figure,
    ).toBeLessThan(55);
  });

  test('an offline station counts after 10 min, and not twice', () => {
    const lines = [{ online: false, since: 0 }];
    expect(actualRisk({ ...of, lines }).figure).toBeCloseTo(24 + 36 * 0.15, 9);
    expect(actualRisk({ ...of, lines, now: 9 * MINUTE }).figure).toBe(24);
    const both = actualRisk({ ...of, lines, openAlarms: [alarm('station-silent', 3)] });
    expect(both.contributions.map((it) => it.factor)).toEqual(['base', 'alarm']);
  });
});

describe('grades', () => {
  test('bands', () => {
    expect([80, 75, 74.9, 55, 54.9, 35, 34.9, 0].map(gradeOf)).toEqual([
      'red',
      'red',
      'orange',
      'orange',
      'yellow',
      'yellow',
      'blue',
      'blue',
    ]);
  });

  test('up at once, down only 5 points lower and after 5 minutes', () => {
    const red = regrade(80, { level: 'blue', heldTs: 0 }, 1);
    expect(red).toEqual({ level: 'red', heldTs: 1 });
    expect(regrade(71, red, HOUR)).toEqual({ level: 'red', heldTs: HOUR });
    expect(regrade(60, red, 5 * MINUTE)).toEqual(red);
    expect(regrade(60, red, 5 * MINUTE + 1)).toEqual({ level: 'orange', heldTs: 5 * MINUTE + 1 });
  });

  test('an assessment remembers when its level was last held', () => {
    const of = { enterprise: plant, collectors: [safe], dustOf, openAlarms: [] as Alarm[], lines: new Map() };
    const hot = assessEnterprise({
      ...of,
      openAlarms: [alarm('hopper-temp-highhigh', 1)],
      previous: null,
      now: 0,
    });
    expect(hot.actualLevel).toBe('orange');
    const calm = assessEnterprise({ ...of, previous: hot, now: MINUTE });
    expect(calm).toMatchObject({ actualLevel: 'orange', actualHeldTs: 0 });
    expect(assessEnterprise({ ...of, previous: calm, now: 5 * MINUTE }).actualLevel).toBe('blue');
  });
});

describe('warnings', () => {
  const risk = (actualLevel: EnterpriseRisk['actualLevel']): EnterpriseRisk => ({
    ...assessEnterprise({
      enterprise: plant,
      collectors: [safe],
      dustOf,
      openAlarms: [],
      lines: new Map(),
      previous: null,
      now: 0,
    }),
    actualLevel,
  });

  test('raised, made higher, made lower, closed; each time a person is asked again', () => {
    expect(nextWarning(null, plant, risk('blue'), [], 0)).toBeNull();
    const raised = nextWarning(null, plant, risk('yellow'), [], 1) as Warning;
    expect(raised).toMatchObject({ level: 'yellow', state: 'raised', causes: [{ cause: 'actual-risk' }] });
    const seen: Warning = {
      ...raised,
      state: 'acknowledged',
      acknowledged: { by: 'Li', ts: 2, reason: 'seen' },
    };
    const higher = nextWarning(seen, plant, risk('orange'), [], 3) as Warning;
    expect(higher).toMatchObject({ id: raised.id, level: 'orange', state: 'raised', acknowledged: null });
    expect(nextWarning(higher, plant, risk('orange'), [], 4)).toBe(higher);
    expect(nextWarning(higher, plant, risk('yellow'), [], 4)).toBe(higher);
    const lower = nextWarning(higher, plant, risk('yellow'), [], 3 + 5 * MINUTE) as Warning;
    expect(lower.level).toBe('yellow');
    const closed = nextWarning(lower, plant, risk('blue'), [], HOUR) as Warning;
    expect(closed).toMatchObject({ state: 'closed', closedTs: HOUR });
    expect(nextWarning(closed, plant, risk('yellow'), [], HOUR + 1)?.id).not.toBe(raised.id);
  });

  test('open alarms earn a level by priority and time, with their causes', () => {
    const levelOf = (alarms: Alarm[], now: number) =>
      nextWarning(null, plant, risk('blue'), alarms, now)?.level ?? null;
    expect(levelOf([alarm('dp-high', 2)], 9 * MINUTE)).toBeNull();
    expect(levelOf([alarm('dp-high', 2)], 10 * MINUTE)).toBe('yellow');
    expect(levelOf([alarm('dp-high', 2)], HOUR)).toBe('orange');
    expect(levelOf([alarm('dp-off-setpoint', 3)], 30 * MINUTE)).toBe('blue');
    expect(levelOf([alarm('value-frozen', 4)], 24 * HOUR)).toBeNull();
    expect(levelOf([alarm('hydrogen-high', 1)], 0)).toBe('orange');
    expect(levelOf([alarm('hydrogen-high', 1), alarm('spray-absent', 1, { id: 'x' })], 0)).toBe('red');
    expect(levelOf([alarm('hydrogen-high', 1, { state: 'rtn-unack' })], 0)).toBeNull();
  });
});

test('measures: the most urgent alarm first, one a rule and collector, then the level, then the weakness', () => {
  const risk = assessEnterprise({
    enterprise: plant,
    collectors: [{ ...safe, devices: { ...safe.devices, explosionVent: false } }],
    dustOf,
    openAlarms: [],
    lines: new Map(),
    previous: null,
    now: 0,
  });
  const alarms = [
    alarm('dp-off-setpoint', 3),
    alarm('airlock-fault', 2),
    alarm('airlock-fault', 2, { id: 'late', late: true }),
  ];
  expect(measuresFor(risk, alarms).map((it) => `${it.namespace}.${it.key}`)).toEqual([
    'rules.airlock-fault.advice',
    'rules.dp-off-setpoint.advice',
    'risk.advice.level.blue',
    'risk.advice.system.noProtection',
  ]);
});
