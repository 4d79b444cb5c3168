import ExcelJS from 'exceljs';
import type { SheetToWrite } from './sheet-types';

/** As text, so that no program takes what begins with = + - @ or a tab for a formula, not even after it was edited. */
const TEXT = '@';
/** Characters that XML cannot hold, a carriage return that it would change, and the sign by which these are written. */
const UNWRITABLE = /[\p{Cc}\uFFFE\uFFFF]|\p{Cs}|_(?=x[0-9A-Fa-f]{4}_)/gu;

/** A workbook (xlsx) with these sheets. */
export async function writeWorkbook(sheets: readonly SheetToWrite[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  for (const { name, head, rows } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.addRow(head).font = { bold: true };
    for (const row of rows) {
      const written = sheet.addRow(row.map((value) => (typeof value === 'string' ? escaped(value) : value)));
      written.eachCell((cell) => {
        if (typeof cell.value === 'string') cell.numFmt = TEXT;
      });
    }
    for (const column of sheet.columns) column.width = 18;
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** ECMA-376 22.4.2.4, ST_Xstring: _xHHHH_ for a character that XML cannot hold. */
function escaped(text: string): string {
  return text.replace(UNWRITABLE, (character) =>
    character === '\n' || character === '\t'
      ? character
      : `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
}
