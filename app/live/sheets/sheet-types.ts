/** What a cell of a workbook holds. Only a value is taken; what would be computed, or is none, is named instead. */
export type CellValue = string | number | boolean | { readonly refused: 'formula' | 'date' | 'error' };

export interface SheetCell {
  /** As `F`. */
  readonly column: string;
  readonly value: CellValue;
}

/** One row that holds anything; the first row of a sheet is 1. */
export interface SheetRow {
  readonly sheet: string;
  readonly row: number;
  readonly cells: readonly SheetCell[];
}

/** A sheet to be written: a head and rows below it. Text is written as text, whatever it looks like. */
export interface SheetToWrite {
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
}

export const WORKBOOK_REFUSALS = [
  'workbook-unreadable',
  'workbook-entries',
  'workbook-path',
  'workbook-too-large',
  'workbook-ratio',
  'workbook-encrypted',
  'workbook-macros',
  'workbook-external',
  'workbook-xml',
  'workbook-rows',
  'workbook-too-costly',
] as const;
export type WorkbookRefusalCode = (typeof WORKBOOK_REFUSALS)[number];

/** Why a workbook is not read: the code of a sentence and its parameters. */
export class WorkbookRefusal extends Error {
  readonly code: WorkbookRefusalCode;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: WorkbookRefusalCode, params: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.name = 'WorkbookRefusal';
    this.code = code;
    this.params = params;
  }
}
