import { readWorkbook } from './read-workbook';
import { type SheetToWrite, WorkbookRefusal } from './sheet-types';
import { writeWorkbook } from './write-workbook';

/**
 * A process that reads or writes one workbook and ends, so that a slow or hostile one holds nobody up. Argument: `read` or `write`.
 * Reads a workbook on standard input and answers lines of rows, then `{"done":true}` or `{"refused":...}`; writes one from JSON.
 */
const ROWS_A_LINE = 200;

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(part as Buffer);
  const input = Buffer.concat(parts);
  if (process.argv[2] === 'write') {
    process.stdout.write(await writeWorkbook(JSON.parse(input.toString('utf8')) as SheetToWrite[]));
    return;
  }
  try {
    const rows = await readWorkbook(input);
    for (let at = 0; at < rows.length; at += ROWS_A_LINE) say({ rows: rows.slice(at, at + ROWS_A_LINE) });
    say({ done: true });
  } catch (error) {
    if (!(error instanceof WorkbookRefusal)) throw error;
    say({ refused: { code: error.code, params: error.params } });
  }
}

function say(line: unknown): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
