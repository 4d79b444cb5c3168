import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { caseOf, faultOf, reportOf } from './fixtures/report-of';
import { keepReport } from './keep-report';
import { openValidations } from './open-validations';

let folder: string;
const path = (name: string): string => join(folder, name);
const CASES = [caseOf({ faults: [faultOf()] }), caseOf({ key: 'story-2', seed: 2 })];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dust-twin-reports-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('keeping reports', () => {
  test('a report is one JSON text, a case a line', async () => {
    const report = reportOf(CASES);
    await keepReport(folder, report);
    const text = readFileSync(path('report.json'), 'utf8');
    expect(JSON.parse(text)).toEqual(report);
    expect(text.split('\n')).toHaveLength(5);
  });

  test('the one before it is kept under the moment when it was started, the oldest beyond ten is not', async () => {
    for (let startedTs = 1; startedTs <= 13; startedTs += 1)
      await keepReport(folder, reportOf([], { startedTs }));
    expect(readdirSync(folder).sort()).toEqual(
      [...[10, 11, 12, 3, 4, 5, 6, 7, 8, 9].map((ts) => `report-${ts}.json`), 'report.json'].sort(),
    );
    expect(JSON.parse(readFileSync(path('report.json'), 'utf8'))).toMatchObject({ startedTs: 13 });
  });

  test('one that cannot be read is put aside, not lost', async () => {
    writeFileSync(path('report.json'), 'notes of my own');
    await keepReport(folder, reportOf([]));
    const [earlier = ''] = readdirSync(folder).filter((name) => name !== 'report.json');
    expect(readFileSync(path(earlier), 'utf8')).toBe('notes of my own');
  });
});

describe('reading reports', () => {
  test('no folder means that nobody has validated', async () => {
    expect(await openValidations(path('none')).list()).toEqual({ items: [], broken: [] });
  });

  test('newest first, cases without curves, one case with them', async () => {
    await keepReport(folder, reportOf(CASES, { startedTs: 1 }));
    await keepReport(folder, reportOf(CASES, { startedTs: 2 }));
    const validations = openValidations(folder);
    expect((await validations.list()).items.map(({ id }) => id)).toEqual(['2', '1']);
    for (const id of ['1', '2']) {
      const report = await validations.report(id);
      expect(report?.cases.map(({ key }) => key)).toEqual(['story-1', 'story-2']);
      expect(report?.cases[0]).not.toHaveProperty('signals');
      expect(await validations.case(id, 'story-2')).toEqual(CASES[1]);
    }
    expect(await validations.case('2', 'story-3')).toBeNull();
  });

  test('a file that changed is read anew', async () => {
    const validations = openValidations(folder);
    await keepReport(folder, reportOf(CASES, { startedTs: 1 }));
    expect((await validations.report('1'))?.cases).toHaveLength(2);
    writeFileSync(
      path('report.json'),
      readFileSync(path('report.json'), 'utf8').replace(/\{"key":"story-2.*\n/, ''),
    );
    await expect(validations.report('1')).resolves.toMatchObject({ cases: [{ key: 'story-1' }] });
  });

  test('only files of the folder itself are found', async () => {
    await keepReport(folder, reportOf(CASES, { startedTs: 1 }));
    mkdirSync(path('inner'));
    mkdirSync(path('report-7.json'));
    symlinkSync(path('report.json'), path('report-8.json'));
    const validations = openValidations(path('inner'));
    for (const id of ['../report', '..', '1', 'report', '../report.json'])
      expect(await validations.report(id)).toBeNull();
    expect((await openValidations(folder).list()).items).toHaveLength(1);
  });

  const good = [...'ab'].map((key) => JSON.stringify(caseOf({ key })));
  const { cases: _cases, ...head } = reportOf([]);
  const first = `${JSON.stringify(head).slice(0, -1)},"cases":[`;
  const outline = JSON.parse(good[0] ?? '') as Record<string, unknown>;
  test.each([
    ['an empty file', '', 1, 'file'],
    ['something else', 'hello', 1, 'line'],
    ['JSON of somebody else', '{"a":1}\n', 1, 'line'],
    ['no head', '"cases":[\n]}\n', 1, 'line'],
    ['a figure that is none', `${first.replace('"leaks":0', '"leaks":"no"')}\n]}\n`, 1, 'summary.leaks'],
    ['a head alone', `${first}\n`, 1, 'file'],
    ['a case cut off by a full disk', `${first}\n${good[0]},\n${good[1]?.slice(0, 50)}`, 3, 'line'],
    ['a case that lacks something', `${first}\n{"key":"a"}\n]}\n`, 2, 'scenario'],
    [
      'a point that there is not',
      `${first}\n${good[0]?.replace('"alarms":[]', '"alarms":[{"ruleId":"x","collector":"c","point":"shoeSize","priority":1,"raisedS":1,"returnedS":null}]')}\n]}\n`,
      2,
      'alarms.0.point',
    ],
    ['a case twice', `${first}\n${good[0]},\n${good[0]}\n]}\n`, 3, 'key'],
    ['something behind the end', `${first}\n]}\n${good[0]}\n`, 3, 'line'],
    ['brackets without end', `${first}\n${'['.repeat(1_000_000)}\n]}\n`, 2, 'line'],
    ['a line without end', `${first}\n${' '.repeat(9 * 1024 * 1024)}`, 2, 'line'],
  ])('%s is told with line and field, and hides no other report', async (_, text, line, field) => {
    await keepReport(folder, reportOf(CASES, { startedTs: 1 }));
    writeFileSync(path('report-9.json'), text);
    const validations = openValidations(folder);
    await expect(validations.report('9')).rejects.toMatchObject({
      name: 'ReportError',
      fault: { line, field },
    });
    expect((await validations.list()).items.map(({ id }) => id)).toContain('1');
  });

  test('a newest report that is broken is listed as broken and can be asked for', async () => {
    writeFileSync(path('report.json'), 'hello');
    const validations = openValidations(folder);
    expect(await validations.list()).toMatchObject({ items: [], broken: [{ file: 'report.json', line: 1 }] });
    await expect(validations.report('report')).rejects.toMatchObject({ name: 'ReportError' });
  });

  test('broken curves are told when the case is opened, and the report still stands', async () => {
    const bent = JSON.stringify({ ...outline, signals: [{ point: 'differentialPressurePa', low: ['x'] }] });
    writeFileSync(path('report.json'), `${first}\n${bent}\n]}\n`);
    const validations = openValidations(folder);
    const id = String(head.startedTs);
    expect((await validations.report(id))?.cases).toHaveLength(1);
    await expect(validations.case(id, 'a')).rejects.toMatchObject({ fault: { line: 2 } });
  });
});
