import ExcelJS from 'exceljs';
import { checkZip } from './check-zip';
import { type CellValue, type SheetCell, type SheetRow, WorkbookRefusal } from './sheet-types';

const MOST_ROWS = 50_100;
const MOST_COLUMNS = 1000;
/** Of all cells together: one long text may stand in any number of them, and each is a copy when it leaves this process. */
const MOST_CHARACTERS = 32 * 1024 * 1024;
/** What a cell costs beside its text, in characters. */
const CELL_CHARACTERS = 16;
/** What would be spread over every cell that it names, however many; nothing of it is a value. */
const IGNORED = [
  'dataValidations',
  'conditionalFormatting',
  'mergeCells',
  'hyperlinks',
  'drawing',
  'picture',
  'tableParts',
  'extLst',
  'autoFilter',
  'cols',
];

/** The rows of a workbook (xlsx), sheet by sheet. Nothing is computed. Throws WorkbookRefusal for what is harmful or unreadable. */
export async function readWorkbook(bytes: Buffer): Promise<SheetRow[]> {
  await checkZip(bytes);
  const workbook = new ExcelJS.Workbook();
  try {
    const whole = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    await workbook.xlsx.load(whole as ArrayBuffer, { ignoreNodes: IGNORED });
  } catch {
    throw new WorkbookRefusal('workbook-unreadable');
  }
  const rows: SheetRow[] = [];
  let characters = 0;
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row, number) => {
      const cells: SheetCell[] = [];
      row.eachCell((cell, column) => {
        const value = cellValue(cell);
        if (value === null) return;
        if (column > MOST_COLUMNS) throw new WorkbookRefusal('workbook-rows', { limit: MOST_COLUMNS });
        characters += CELL_CHARACTERS + (typeof value === 'string' ? value.length : 0);
        if (characters > MOST_CHARACTERS)
          throw new WorkbookRefusal('workbook-too-large', { limit: MOST_CHARACTERS });
        cells.push({ column: cell.address.replace(/\d+$/, ''), value });
      });
      if (cells.length > 0) rows.push({ sheet: sheet.name, row: number, cells });
      if (rows.length > MOST_ROWS) throw new WorkbookRefusal('workbook-rows', { limit: MOST_ROWS });
    });
  }
  return rows;
}

/** Null for an empty cell. */
function cellValue(cell: ExcelJS.Cell): CellValue | null {
  const { value } = cell;
  if (cell.type === ExcelJS.ValueType.Formula) return { refused: 'formula' };
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return { refused: 'date' };
  if (typeof value !== 'object') return value;
  if ('error' in value) return { refused: 'error' };
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('hyperlink' in value) return String(value.text);
  return { refused: 'formula' };
}
