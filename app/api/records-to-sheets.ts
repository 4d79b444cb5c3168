import { REGISTRY_KINDS, type RegistryKind, type RegistryRecord } from '../../data/model/registry';
import type { SheetToWrite } from '../live/sheets/sheet-types';
import { everyPath, pathOf } from './sheet-paths';

/** Records as sheets, one a kind, with a head of field paths: what an import of the same sheets takes. */
export function recordsToSheets(
  records: readonly RegistryRecord[],
  kinds: readonly RegistryKind[] = REGISTRY_KINDS,
): SheetToWrite[] {
  return kinds.map((kind) => {
    const rows = records.filter((record) => record.kind === kind).map(cellsOf);
    const known = everyPath(kind);
    const head = [...new Set([...known, ...rows.flatMap((row) => [...row.keys()])])].sort(inOrderOf(known));
    return { name: kind, head, rows: rows.map((row) => head.map((path) => row.get(path) ?? null)) };
  });
}

type Cell = string | number | boolean;

function cellsOf({ kind: _, ...record }: RegistryRecord): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  writeCells(record, [], cells);
  return cells;
}

function writeCells(value: unknown, parts: readonly (string | number)[], cells: Map<string, Cell>): void {
  const path = pathOf(parts);
  if (value === undefined || value === null) return;
  if (typeof value === 'string') cells.set(path, quoted(value));
  else if (typeof value === 'number' || typeof value === 'boolean') cells.set(path, value);
  else if (Array.isArray(value)) writeList(value as readonly unknown[], parts, cells);
  else {
    const entries = Object.entries(value);
    if (entries.length === 0) cells.set(path, '{}');
    for (const [name, child] of entries) writeCells(child, [...parts, name], cells);
  }
}

function writeList(
  list: readonly unknown[],
  parts: readonly (string | number)[],
  cells: Map<string, Cell>,
): void {
  if (list.length === 0) cells.set(pathOf(parts), '[]');
  else if (list.some((item) => typeof item === 'object'))
    for (const [index, item] of list.entries()) writeCells(item, [...parts, index], cells);
  else cells.set(pathOf(parts), list.join(';'));
}

/** An empty text is not an empty cell: it is written as "". */
function quoted(text: string): string {
  return /^"*$/.test(text) ? `${text}""` : text;
}

/** As the schema has them; what a record has besides stands beside its like. */
function inOrderOf(known: readonly string[]) {
  const rank = new Map<string, number>();
  for (const path of known) {
    const [first = ''] = path.split('.');
    if (!rank.has(first)) rank.set(first, rank.size);
  }
  const at = new Map(known.map((path, index) => [path, index] as const));
  return (a: string, b: string): number => {
    const [left, right] = [a.split('.')[0] ?? '', b.split('.')[0] ?? ''];
    const [first, second] = [at.get(a), at.get(b)];
    if (left === right && first !== undefined && second !== undefined) return first - second;
    return (
      (rank.get(left) ?? rank.size) - (rank.get(right) ?? rank.size) ||
      a.localeCompare(b, 'en', { numeric: true })
    );
  };
}
