import { REGISTRY_KINDS, type RegistryKind } from '../../data/model/registry';
import type { CellValue, SheetRow } from '../live/sheets/sheet-types';
import type { FieldFault } from './describe-issue';
import type { ProblemCode } from './problem';
import type { ImportPlace, SourceLine } from './read-import';
import { leafTypeOf, parsePath } from './sheet-paths';

/**
 * Rows of a workbook -> lines of an import. A sheet is named as its kind, and its first row names the fields. Of a sheet whose
 * name or head is not understood no row is taken: a column passed over would take what it says out of the records.
 */
export function* sheetsToLines(rows: readonly SheetRow[]): Generator<SourceLine> {
  let sheet: ReadSheet | null = null;
  for (const row of rows) {
    if (sheet?.name !== row.sheet) {
      sheet = readHead(row);
      yield* sheet.faults;
    } else if (sheet.faults.length === 0 && sheet.kind !== null) yield readRow(row, sheet.kind, sheet);
  }
}

type Fault = FieldFault & { readonly code: ProblemCode };

interface ReadSheet {
  readonly name: string;
  readonly kind: RegistryKind | null;
  /** By column. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly columnOf: (field: string) => string | null;
  readonly faults: readonly SourceLine[];
}

function readHead({ sheet: name, row, cells }: SheetRow): ReadSheet {
  const kind = REGISTRY_KINDS.find((one) => one === name) ?? null;
  const columns = new Map<string, string>();
  const fields = new Map<string, readonly string[]>();
  const faults: SourceLine[] = [];
  const refuse = (column: string | null, fault: Fault): void => {
    faults.push({ place: { sheet: name, line: row, columnOf: () => column }, fault });
  };
  if (kind === null || row !== 1) {
    const limit = kind === null ? REGISTRY_KINDS.join(' | ') : 'row 1';
    const [field, value] = kind === null ? ['sheet', name.slice(0, 80)] : ['head', `row ${row}`];
    refuse(null, { code: 'bad-field', field, value, limit });
    return { name, kind, fields, columnOf: () => null, faults };
  }
  for (const { column, value } of cells) {
    const path = typeof value === 'string' ? value.trim() : '';
    const parts = parsePath(kind, path);
    if (parts === null || columns.has(path))
      refuse(column, { code: 'unknown-column', field: path || '-', value: column, limit: kind });
    else {
      columns.set(path, column);
      fields.set(column, parts);
    }
  }
  return { name, kind, fields, columnOf: (field) => nearestColumn(columns, field), faults };
}

/** The column of a field, or of the list that it is an item of. */
function nearestColumn(columns: ReadonlyMap<string, string>, field: string): string | null {
  for (let path = field; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
    const column = columns.get(path);
    if (column !== undefined) return column;
  }
  return null;
}

function readRow({ sheet, row, cells }: SheetRow, kind: RegistryKind, head: ReadSheet): SourceLine {
  const place: ImportPlace = { sheet, line: row, columnOf: head.columnOf };
  const input: Tree = { kind, ...emptyFields(kind) };
  for (const { column, value } of cells) {
    const parts = head.fields.get(column);
    const at = { ...place, columnOf: () => column };
    if (!parts) return { place: at, fault: faultOf('unknown-column', '-', column, kind) };
    if (typeof value === 'object')
      return { place: at, fault: faultOf(REFUSED[value.refused], parts.join('.'), column, kind) };
    put(input, parts, decode(value, leafTypeOf(kind, parts)));
  }
  return { place, input };
}

const REFUSED = {
  formula: 'cell-formula',
  date: 'cell-date',
  error: 'cell-error',
} as const satisfies Record<string, ProblemCode>;

function faultOf(code: ProblemCode, field: string, value: string, limit: string): Fault {
  return { code, field, value, limit };
}

interface Tree {
  [name: string]: unknown;
}

/** Fields that must be there and that a sheet says by leaving every cell of them empty. */
function emptyFields(kind: RegistryKind): Tree {
  if (kind === 'enterprise') return { shifts: [] };
  return kind === 'collector' ? { setValues: {} } : {};
}

/** Lists of objects, by the field that holds them. */
const LISTS: ReadonlySet<string> = new Set(['machines', 'shifts', 'contacts']);

/** Only own names of plain objects are ever written to. */
function put(tree: Tree, parts: readonly string[], value: unknown): void {
  let at: Tree | unknown[] = tree;
  for (const [index, part] of parts.entries()) {
    const isLast = index === parts.length - 1;
    const isList = index === 0 && LISTS.has(part) && !isLast;
    const key = Array.isArray(at) ? String(Number(part)) : part;
    const known: unknown = Object.hasOwn(at, key) ? (at as Tree)[key] : undefined;
    const fresh = isList ? [] : {};
    const isKept = typeof known === 'object' && known !== null && Array.isArray(known) === isList;
    const next = isKept ? known : fresh;
    Object.defineProperty(at, key, {
      value: isLast ? value : next,
      writable: true,
      enumerable: true,
      configurable: true,
    });
    at = next as Tree | unknown[];
  }
}

/** A cell as its field wants it; what cannot be taken so stays as it is, and is refused by name. */
function decode(value: Exclude<CellValue, object>, type: ReturnType<typeof leafTypeOf>): unknown {
  switch (type) {
    case 'number':
      return numberOf(value);
    case 'boolean':
      return TRUTH.get(String(value).trim().toLowerCase()) ?? value;
    case 'strings':
      return itemsOf(value);
    case 'numbers':
      return itemsOf(value).map(numberOf);
    case 'empty':
      return EMPTY.get(String(value).trim())?.() ?? value;
    default:
      return unquoted(String(value));
  }
}

const TRUTH = new Map([
  ['true', true],
  ['yes', true],
  ['是', true],
  ['1', true],
  ['false', false],
  ['no', false],
  ['否', false],
  ['0', false],
]);
const EMPTY = new Map<string, () => unknown>([
  ['{}', () => ({})],
  ['[]', () => []],
]);

function numberOf(value: string | number | boolean): unknown {
  if (typeof value !== 'string') return value;
  return /^\s*[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?\s*$/i.test(value) ? Number(value) : value;
}

function itemsOf(value: string | number | boolean): string[] {
  if (value === '[]') return [];
  return String(value)
    .split(/[;；]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

function unquoted(text: string): string {
  return /^""+$/.test(text) ? text.slice(2) : text;
}
