import { beforeEach, expect, test } from 'vitest';
import type { ReportOutline, ValidatedCase } from '../../data/model/validation';
import { caseOf, reportOf } from '../validate/fixtures/report-of';
import { ReportError } from '../validate/report-error';
import { bodyOf, call, callAsAdmin } from './fixtures/call';
import { openFakeWorkbench } from './fixtures/fake-workbench';
import { invited } from './fixtures/sign-in';
import { GET as getCase } from './validation/[id]/cases/[key]/route';
import { GET as getReport } from './validation/[id]/route';
import { GET as getList } from './validation/route';

const CASE: ValidatedCase = caseOf();
const { version: _version, cases: _cases, ...HEAD } = reportOf([CASE]);
const { signals: _signals, ...OUTLINE } = CASE;
const REPORT: ReportOutline = { id: '5', ...HEAD, cases: [OUTLINE] };
const FAULT = { line: 3, field: 'seed', value: 'x', limit: 'number' };

beforeEach(() => {
  openFakeWorkbench({
    bench: {
      validations: {
        list: async () => ({
          items: [{ id: '5', ...HEAD }],
          broken: [{ file: 'report-4.json', ...FAULT }],
        }),
        async report(id) {
          if (id === '4') throw new ReportError(FAULT);
          return id === '5' ? REPORT : null;
        },
        case: async (id, key) => (id === '5' && key === CASE.key ? CASE : null),
      },
    },
  });
});

test('lists reports with their figures, and tells what is wrong with a broken one in the language of who asks', async () => {
  const { items, broken } = await bodyOf(
    await callAsAdmin(getList, { headers: { 'accept-language': 'en' } }),
  );
  expect(items).toMatchObject([{ id: '5', summary: { cases: 1 } }]);
  expect(broken).toEqual([
    { file: 'report-4.json', message: expect.stringMatching(/report-4\.json.*line 3.*seed.*“x”.*number/i) },
  ]);
});

test('answers a report without curves, and a case with them', async () => {
  expect(await bodyOf(await callAsAdmin(getReport, { params: { id: '5' } }))).toEqual(REPORT);
  expect(await bodyOf(await callAsAdmin(getCase, { params: { id: '5', key: CASE.key } }))).toEqual(CASE);
});

test('answers 404 for what there is not, and 422 with line and field for a broken file', async () => {
  expect((await callAsAdmin(getReport, { params: { id: '../../etc/passwd' } })).status).toBe(404);
  expect((await callAsAdmin(getCase, { params: { id: '5', key: 'other' } })).status).toBe(404);
  const refused = await callAsAdmin(getReport, { params: { id: '4' } });
  expect(refused.status).toBe(422);
  expect((await bodyOf(refused)).detail).toMatch(/3.*seed.*x.*number/);
});

test.each(['leader', 'analyst', 'trainer', 'duty-officer', 'auditor'])('a %s may look', async (role) => {
  const { headers } = await invited('Somebody', role);
  expect((await call(getList, { headers })).status).toBe(200);
});

test('nobody else may', async () => {
  expect((await call(getList)).status).toBe(401);
});
