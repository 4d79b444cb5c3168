import { createCipheriv } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { checkZip } from './check-zip';
import { makeZip, type ZipEntry } from './make-zip';
import { readWorkbook } from './read-workbook';
import { WorkbookRefusal } from './sheet-types';
import { writeWorkbook } from './write-workbook';

const PARTS: readonly ZipEntry[] = [
  { name: '[Content_Types].xml', content: '<Types/>' },
  { name: 'xl/workbook.xml', content: '<workbook/>' },
];
const refusal = async (bytes: Buffer): Promise<string> => {
  const error: unknown = await checkZip(bytes).then(
    () => 'taken',
    (reason: unknown) => reason,
  );
  return error instanceof WorkbookRefusal ? error.code : String(error);
};
const withPart = (entry: ZipEntry): Promise<string> => refusal(makeZip([...PARTS, entry]));
const MB = 1024 * 1024;
const LAUGHS = `<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;">]><a>&lol2;</a>`;

describe('an archive', () => {
  test('of a workbook is taken', async () => {
    expect(await refusal(makeZip(PARTS))).toBe('taken');
    expect(await refusal(await writeWorkbook([{ name: 'station', head: ['id'], rows: [['S1']] }]))).toBe(
      'taken',
    );
  });

  test.each<[string, ZipEntry, string]>([
    ['that climbs out', { name: '../../etc/passwd', content: 'x' }, 'workbook-path'],
    ['with an absolute path', { name: '/etc/passwd', content: 'x' }, 'workbook-path'],
    ['with a drive', { name: 'C:/x', content: 'x' }, 'workbook-path'],
    ['with backslashes', { name: '..\\x', content: 'x' }, 'workbook-path'],
    ['with a NUL in a name', { name: 'xl/a\0.xml', content: 'x' }, 'workbook-path'],
    ['that names a part twice', { name: 'XL/Workbook.xml', content: 'x' }, 'workbook-path'],
    ['with an encrypted part', { name: 'xl/a.xml', content: 'x', flags: 1 }, 'workbook-encrypted'],
    ['behind a password', { name: 'EncryptedPackage', content: 'x' }, 'workbook-encrypted'],
    ['with macros', { name: 'xl/vbaProject.bin', content: 'x' }, 'workbook-macros'],
    ['with controls', { name: 'xl/activeX/activeX1.xml', content: 'x' }, 'workbook-macros'],
    [
      'that says it has macros',
      { name: 'xl/x.xml', content: '<a t="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>' },
      'workbook-macros',
    ],
    [
      'that refers elsewhere',
      { name: 'xl/externalLinks/externalLink1.xml', content: 'x' },
      'workbook-external',
    ],
    ['that embeds a file', { name: 'xl/embeddings/ole.bin', content: 'x' }, 'workbook-external'],
    ['that queries', { name: 'xl/connections.xml', content: 'x' }, 'workbook-external'],
    ['of a billion laughs', { name: 'xl/sharedStrings.xml', content: LAUGHS }, 'workbook-xml'],
    ['in UTF-16', { name: 'xl/x.xml', content: Buffer.from(LAUGHS, 'utf16le') }, 'workbook-xml'],
    ['that packs too well', { name: 'xl/x.xml', content: Buffer.alloc(10 * MB, 32) }, 'workbook-ratio'],
    [
      'that hides how large it is',
      { name: 'xl/x.xml', content: Buffer.alloc(40 * MB, 32), declaredBytes: 1000 },
      'workbook-too-large',
    ],
    ['that says it is vast', { name: 'xl/x.bin', content: 'x', declaredBytes: 40 * MB }, 'workbook-ratio'],
  ])('%s is refused', async (_name, entry, code) => {
    expect(await withPart(entry)).toBe(code);
  });

  test('of many parts, of large ones together, or cut off, is refused', async () => {
    const many = Array.from({ length: 300 }, (_, n) => ({ name: `xl/${n}.xml`, content: 'x' }));
    expect(await refusal(makeZip([...PARTS, ...many]))).toBe('workbook-entries');
    const noise = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(
      Buffer.alloc(300_000),
    );
    const large = Array.from({ length: 120 }, (_, n) => ({ name: `xl/${n}.bin`, content: noise }));
    expect(await refusal(makeZip([...PARTS, ...large]))).toBe('workbook-too-large');
    const whole = makeZip(PARTS);
    expect(await refusal(whole.subarray(0, whole.byteLength - 30))).toBe('workbook-unreadable');
    expect(await refusal(Buffer.from('PK\x03\x04 nothing'))).toBe('workbook-unreadable');
    expect(await refusal(makeZip([{ name: 'a.txt', content: 'x' }]))).toBe('workbook-unreadable');
    expect(await refusal(makeZip(PARTS, 65_000))).toBe('workbook-entries');
  });
});

test('formulas are named, and what looks like one is text', async () => {
  const rows = [['=1+1', '+1', '-1', '@x', '\tx', 5, true, null]];
  const bytes = await writeWorkbook([{ name: 'station', head: ['id'], rows }]);
  const [, read] = await readWorkbook(bytes);
  expect(read?.cells.map(({ column, value }) => `${column} ${JSON.stringify(value)}`)).toEqual([
    'A "=1+1"',
    'B "+1"',
    'C "-1"',
    'D "@x"',
    'E "\\tx"',
    'F 5',
    'G true',
  ]);
});

test('a workbook that is none within its archive is refused', async () => {
  await expect(readWorkbook(makeZip(PARTS))).resolves.toEqual([]);
  const broken = makeZip([
    ...PARTS,
    { name: 'xl/worksheets/sheet1.xml', content: '<worksheet><sheetData><row' },
  ]);
  await expect(readWorkbook(broken)).rejects.toThrow('workbook-unreadable');
});

test('a long text that stands in very many cells is refused before each has a copy of it', async () => {
  const row = Array.from({ length: 600 }, () => 'x'.repeat(30_000));
  const bytes = await writeWorkbook([{ name: 'station', head: ['id'], rows: [row, row] }]);
  expect(bytes.byteLength).toBeLessThan(100_000);
  await expect(readWorkbook(bytes)).rejects.toMatchObject({ code: 'workbook-too-large' });
});
