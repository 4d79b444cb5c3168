import { expect, test } from 'vitest';
import { RULES } from '../../../data/catalogue/rules';
import type { MaintenanceWindow } from '../../../data/model/maintenance';
import { Problem } from '../../ui/api';
import { windowAt } from '../../ui/maintenance';
import { defaultOfRule } from './default-of-rule';
import { findWarnings } from './find-warnings';
import { errorsCsv, secretsCsv } from './import-answer';
import { mandatoryPoints, newRecord } from './new-record';
import { publishLine } from './publish-line';
import { readServerFaults } from './read-server-faults';
import { ruleNumberUnit } from './rule-number-unit';
import { sortMaintenance } from './sort-maintenance';

test('errors go out as CSV: quotes doubled, and nothing that a spreadsheet would run', () => {
  const errors = [
    { line: 3, sheet: 'station', field: 'id', value: '=1+1', limit: '<= "5"', message: 'a, b' },
    { line: 4, field: 'n', value: -5, limit: 1, message: '-' },
  ];
  expect(errorsCsv(errors, ['sheet', 'line', 'field', 'value', 'limit', 'message'])).toBe(
    `\ufeffsheet,line,field,value,limit,message\r\nstation,3,id,'=1+1,"<= ""5""","a, b"\r\n,4,n,-5,1,'-\r\n`,
  );
});

test('secrets go out as they are: one that begins with a sign must stay valid', () => {
  expect(secretsCsv([{ account: 'S1', secret: '-abc_1' }], ['account', 'secret'])).toBe(
    '\ufeffaccount,secret\r\nS1,-abc_1\r\n',
  );
});

test('the line for a shell has host, port, account, secret and topic, and a message that is JSON', () => {
  const line = publishLine({
    host: '10.0.0.5',
    port: 1883,
    account: 'S1',
    secret: 'x_y-z',
    station: 'S1',
    collector: 'C01',
  });
  expect(line).toContain("-h 10.0.0.5 -p 1883 -u 'S1' -P 'x_y-z' -t 'dust/v1/S1/telemetry'");
  const [, message = ''] = /-m '(.*)'$/.exec(line) ?? [];
  const told = JSON.parse(
    message.replace("'$(date +%s)'", '7').replace("'$(date +%s000)'", '7000'),
  ) as unknown;
  expect(told).toEqual({
    v: 1,
    boot: '7',
    seq: 1,
    samples: [{ ts: 7000, collector: 'C01', values: { running: true } }],
  });
});

test('a new record has what its type must send, and the next free id', () => {
  const registered = {
    collectors: [{ enterprise: 'E1', id: 'E1-C01', code: 'C01' }],
    stations: [],
    cameras: [],
  } as unknown as Parameters<typeof newRecord>[2];
  expect(newRecord('collector', 'E1', registered)).toMatchObject({
    enterprise: 'E1',
    id: 'E1-C02',
    code: 'C02',
    position: 1,
    points: mandatoryPoints('dry'),
  });
  expect(newRecord('station', 'E1', registered)).toMatchObject({ id: 'E1-S01', collectors: ['E1-C01'] });
  expect(newRecord('collector', null, registered)).not.toHaveProperty('id');
  expect(mandatoryPoints('wet')).toEqual(['running', 'tankLevelM', 'sprayFlowM3h']);
});

test('what a rule uses when nothing is filled in is shown in the units of the form', () => {
  const usual = (id: string, name: string, setValue: number | null) => {
    const rule = RULES.find((each) => each.id === id);
    return rule ? defaultOfRule(rule, name, setValue) : undefined;
  };
  expect(usual('dp-high', 'limit', 1100)).toBe(1650);
  expect(usual('dp-high', 'limit', null)).toBeNull();
  expect(usual('dp-high', 'limitOfSet', null)).toBe(1.5);
  expect(usual('dp-high', 'windowMs', null)).toBe(60);
  expect(usual('dp-high', 'deadband', 1000)).toBe(50);
  expect(usual('hopper-temp-highhigh', 'limit', null)).toBe(70);
  expect(usual('early-stop', 'onDelayMs', null)).toBe(3);
  expect([
    ruleNumberUnit('dp-high', 'limit'),
    ruleNumberUnit('dp-high', 'windowMs'),
    ruleNumberUnit('dp-high', 'limitOfSet'),
    ruleNumberUnit('hopper-temp-highhigh', 'hotC'),
    ruleNumberUnit('spark', 'samples'),
  ]).toEqual(['Pa', 's', 'of-set', '°C', '']);
});

test('what is unusual is pointed out, not refused', () => {
  const keys = (candidate: Parameters<typeof findWarnings>[0]) =>
    findWarnings(candidate).map(({ path, key, about }) => `${path} ${key} ${about.join()}`);
  const there = { longitude: 116.65, latitude: 40.13 };
  expect(keys({ kind: 'enterprise', district: '110113', ...there })).toEqual([]);
  expect(keys({ kind: 'enterprise', district: '110101', ...there, uscc: '1' })).toEqual([
    'uscc uscc-length ',
    'longitude elsewhere 110113',
  ]);
  expect(keys({ kind: 'collector', type: 'wet', points: ['running', 'tankLevelM'], setValues: {} })).toEqual([
    'points mandatory-points sprayFlowM3h',
    'setValues.tankLevelM no-set-value ',
  ]);
  expect(keys({ kind: 'station', sampleIntervalMs: 1000, messageIntervalMs: 500 })).toEqual([
    'messageIntervalMs message-before-sample ',
  ]);
});

test('the sentences of a refusal go to their fields', () => {
  const body = { errors: [{ field: 'record.id', message: 'a' }, { field: 'dusts.0', message: 'b' }, 3] };
  expect([...readServerFaults(new Problem(422, 'x', 'about:blank', body))]).toEqual([
    ['record.id', 'a'],
    ['dusts.0', 'b'],
  ]);
  expect(readServerFaults(new Error('x')).size).toBe(0);
});

const HOUR = 3_600_000;
const window = (id: string, from: number, to: number): MaintenanceWindow => ({
  id,
  collector: 'C',
  from,
  to,
  reason: '',
  by: '',
  createdTs: 0,
  endedBy: null,
});

test('maintenance: what goes on, then what comes, then what is over', () => {
  const windows = [
    window('a', 0, 1),
    window('b', 0, 2),
    window('c', 9, 10),
    window('d', 7, 8),
    window('e', 4, 6),
    window('f', 11, 11),
  ];
  const sorted = sortMaintenance(
    windows.map((each) => ({ ...each, from: each.from * HOUR, to: each.to * HOUR })),
    5 * HOUR,
  );
  expect(sorted.map(({ id, time }) => `${id} ${time}`)).toEqual([
    'e now',
    'd coming',
    'c coming',
    'f withdrawn',
    'b past',
    'a past',
  ]);
});

test('a window holds from its beginning until before its end', () => {
  const windows = [window('a', 10, 20), window('b', 15, 18)];
  expect([9, 10, 16, 19, 20].map((at) => windowAt(windows, 'C', at)?.id)).toEqual([
    undefined,
    'a',
    'a',
    'a',
    undefined,
  ]);
  expect(windowAt(windows, 'D', 12)).toBeUndefined();
});
