import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import { RULE_IDS } from '../../data/model/alarm';
import { POINT_IDS } from '../../data/model/points';
import {
  buildRegistry,
  type RegistryRecord,
  recordsOf,
  registryRecordSchema,
} from '../../data/model/registry';
import { REAL_PLANT } from '../e2e/real-plant';
import { readWorkbook } from '../live/sheets/read-workbook';
import type { SheetRow, SheetToWrite } from '../live/sheets/sheet-types';
import { writeWorkbook } from '../live/sheets/write-workbook';
import { readImport, type SourceLine } from './read-import';
import { recordsToSheets } from './records-to-sheets';
import { everyPath } from './sheet-paths';
import { sheetsToLines } from './sheets-to-lines';

/** The rows that a workbook of these sheets is read as, without the workbook. */
function rowsOf(sheets: readonly SheetToWrite[]): SheetRow[] {
  return sheets.flatMap(({ name, head, rows }) =>
    [head, ...rows].map((row, index) => ({
      sheet: name,
      row: index + 1,
      cells: row.flatMap((value, at) => (value === null ? [] : [{ column: `C${at}`, value }])),
    })),
  );
}

function parsed(lines: Iterable<SourceLine>): unknown[] {
  return [...lines].map((line) => ('input' in line ? registryRecordSchema.parse(line.input) : line));
}

const byName = (records: readonly RegistryRecord[]) => recordsOf(buildRegistry(records));
const text = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' });
const anyText = fc.oneof(
  text,
  fc.constantFrom('=1+1', '+8610', '-x', '@a', '\tx', '"', '""', '001', '1e3', 'TRUE', '{}', ' a '),
);
const optional = <T>(it: fc.Arbitrary<T>) => fc.option(it, { nil: undefined });
const [enterprise] = REAL_PLANT.filter((record) => record.kind === 'enterprise');
const [collector] = REAL_PLANT.filter((record) => record.kind === 'collector');
if (!enterprise || !collector) throw new Error('The plant is incomplete.');

const enterprises = fc
  .record({
    name: fc.record({ zh: anyText, en: anyText }),
    uscc: optional(fc.string({ maxLength: 18 })),
    area: optional(fc.oneof(fc.constant(''), anyText)),
    dusts: fc.array(fc.integer({ min: 1, max: 46 }), { minLength: 1, maxLength: 5 }),
    longitude: fc.double({ min: 73, max: 136, noNaN: true }),
    shifts: fc.array(
      fc.record({
        days: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        startMinute: fc.integer({ min: 0, max: 1440 }),
        endMinute: fc.integer({ min: 0, max: 2880 }),
      }),
      { maxLength: 3 },
    ),
    contacts: fc.array(
      fc.record({ name: fc.string(), role: fc.record({ zh: anyText, en: anyText }), phone: fc.string() }),
      {
        maxLength: 2,
      },
    ),
    retired: optional(fc.boolean()),
  })
  .map((change) => registryRecordSchema.parse({ ...enterprise, ...change }));
const override = fc.record(
  {
    enabled: fc.boolean(),
    numbers: fc.dictionary(
      fc.oneof(
        text,
        fc.constantFrom('limit', 'a.b', '50%', '0', '__proto__', ' ', '\u3000b\u00a0', '%25', '%u3000'),
      ),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      { maxKeys: 3, noNullPrototype: true },
    ),
    deadband: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
    priority: fc.constantFrom(1, 2, 3, 4),
  },
  { requiredKeys: [] },
);
const collectors = fc
  .record({
    code: fc.constantFrom('C01', '007', '1e3'),
    points: fc.uniqueArray(fc.constantFrom(...POINT_IDS), { minLength: 1 }),
    machines: fc.array(
      fc.record({ kind: fc.constantFrom('polisher', 'mill'), count: fc.integer({ min: 1, max: 24 }) }),
      { minLength: 1, maxLength: 4 },
    ),
    setValues: fc.record({ tankLevelM: fc.constant(0.8) }, { requiredKeys: [] }),
    rules: fc.dictionary(fc.constantFrom(...RULE_IDS), override, { maxKeys: 3, noNullPrototype: true }),
  })
  .map((change) => registryRecordSchema.parse({ ...collector, ...change }));
const records = fc.array(fc.oneof(enterprises, collectors), { minLength: 1, maxLength: 5 });

test('records written as sheets and read again are the same', () => {
  fc.assert(
    fc.property(records, (given) => {
      const sorted = ['enterprise', 'collector'].flatMap((kind) => given.filter((one) => one.kind === kind));
      expect(parsed(sheetsToLines(rowsOf(recordsToSheets(given))))).toEqual(sorted);
    }),
    { numRuns: 100 },
  );
});

test('also through a real workbook', async () => {
  await fc.assert(
    fc.asyncProperty(records, async (given) => {
      const sorted = ['enterprise', 'collector'].flatMap((kind) => given.filter((one) => one.kind === kind));
      const rows = await readWorkbook(await writeWorkbook(recordsToSheets(given)));
      expect(parsed(sheetsToLines(rows))).toEqual(sorted);
    }),
    { numRuns: 6 },
  );
});

test('every sample plant goes through, and its whole is importable', async () => {
  const sample = byName(SAMPLE_RECORDS.map((record) => registryRecordSchema.parse(record)));
  const rows = await readWorkbook(await writeWorkbook(recordsToSheets(sample)));
  const scope = { registry: buildRegistry([]), isSecretTaken: () => false, districts: null };
  const { good, faults } = await readImport(sheetsToLines(rows), scope);
  expect(faults).toEqual([]);
  expect(good.map(({ record }) => record)).toEqual(sample);
});

test('every field of a kind has a heading, none has a secret', () => {
  expect(everyPath('station')).toEqual([
    'id',
    'enterprise',
    'name.zh',
    'name.en',
    'collectors',
    'virtual',
    'sampleIntervalMs',
    'messageIntervalMs',
    'reorderMs',
    'retired',
  ]);
  expect(everyPath('collector')).toContain('setValues.tankLevelM');
});

const sheet = (name: string, ...rows: SheetRow['cells'][]): SheetRow[] =>
  rows.map((cells, index) => ({ sheet: name, row: index + 1, cells }));
const cell = (column: string, value: SheetRow['cells'][number]['value']) => ({ column, value });
const faultsOf = (rows: readonly SheetRow[]) =>
  [...sheetsToLines(rows)].flatMap((line) =>
    'fault' in line
      ? [
          `${line.place.sheet}!${line.place.columnOf?.('')}${line.place.line} ${line.fault.code} ${line.fault.field}`,
        ]
      : [],
  );

test('a formula, a date and an error are each named with their cell', () => {
  const head = [cell('A', 'id'), cell('B', 'name.zh')];
  const bad = (['formula', 'date', 'error'] as const).map((refused) => [cell('B', { refused })]);
  expect(faultsOf(sheet('gateway', head, ...bad))).toEqual([
    'gateway!B2 cell-formula name.zh',
    'gateway!B3 cell-date name.zh',
    'gateway!B4 cell-error name.zh',
  ]);
});

test('of a sheet with an unknown name or heading no row is taken', () => {
  expect(faultsOf(sheet('boiler', [cell('A', 'id')], [cell('A', 'B1')]))).toEqual([
    'boiler!null1 bad-field sheet',
  ]);
  const head = [
    cell('A', 'id'),
    cell('B', 'nmae.zh'),
    cell('C', 'id'),
    cell('D', '__proto__.x'),
    cell('E', 'kind'),
  ];
  const rows = sheet('gateway', head, [cell('A', 'G1')]);
  expect(faultsOf(rows)).toEqual(
    ['B nmae.zh', 'C id', 'D __proto__.x', 'E kind'].map(
      (one) => `gateway!${one[0]}1 unknown-column ${one.slice(2)}`,
    ),
  );
  expect([...sheetsToLines(rows)]).toHaveLength(4);
});

test('what a person types is taken as the field wants it', () => {
  const head = ['id', 'collectors', 'virtual', 'reorderMs'].map((path, at) => cell('ABCD'[at] ?? '', path));
  const [line] = sheetsToLines(
    sheet('station', head, [cell('A', 7), cell('B', 'a； b;'), cell('C', '否'), cell('D', ' 20 ')]),
  );
  expect(line).toMatchObject({
    input: { kind: 'station', id: '7', collectors: ['a', 'b'], virtual: false, reorderMs: 20 },
  });
});
