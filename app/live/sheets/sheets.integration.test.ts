import { monitorEventLoopDelay } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { makeZip } from './make-zip';
import { openSheets } from './open-sheets';
import type { SheetToWrite } from './sheet-types';

const PARTS = [
  { name: '[Content_Types].xml', content: '<Types/>' },
  { name: 'xl/workbook.xml', content: '<workbook/>' },
];

test('a workbook is written and read in processes of its own, and nobody waits for it', async () => {
  const sheets = openSheets();
  const rows = Array.from({ length: 300 }, (_, n) => [`G${n}`, ...Array.from({ length: 20 }, () => '=1')]);
  const wanted: SheetToWrite = {
    name: 'gateway',
    head: ['id', ...Array.from({ length: 20 }, (_, n) => `c${n}`)],
    rows,
  };
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const read = await sheets.read(await sheets.write([wanted]));
  delay.disable();
  expect(read).toHaveLength(301);
  expect(read[1]?.cells[1]).toEqual({ column: 'B', value: '=1' });
  console.info(`Loop held up at most ${Math.round(delay.max / 1e6)} ms by ${rows.length} rows of 21 cells.`);
});

test('what is hostile is refused by name, and what takes too long is given up', async () => {
  const climbing = makeZip([...PARTS, { name: '../x', content: 'x' }]);
  await expect(openSheets().read(climbing)).rejects.toMatchObject({ code: 'workbook-path' });
  await expect(openSheets({ timeMs: 1 }).read(climbing)).rejects.toMatchObject({
    code: 'workbook-too-costly',
  });
});
