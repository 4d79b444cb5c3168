import type { RegistryKind } from '../../../data/model/registry';

/** One line of a file that cannot be registered, and why. */
export interface ImportError {
  readonly line: number;
  /** Of an xlsx file. */
  readonly sheet?: string;
  readonly field: string;
  readonly value: string | number;
  readonly limit: string | number;
  readonly message: string;
}

/** What the server says about a file: checked only, or registered. */
export interface ImportAnswer {
  readonly lines: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly counts: Readonly<
    Record<RegistryKind, { readonly created: number; readonly updated: number; readonly unchanged: number }>
  >;
  readonly errors: readonly ImportError[];
  readonly secrets: readonly { readonly account: string; readonly secret: string }[];
}

/** The errors as CSV (RFC 4180, with a mark that spreadsheets read as UTF-8). Cells that a spreadsheet would take for a formula get a `'`. */
export function errorsCsv(errors: readonly ImportError[], head: readonly string[]): string {
  const rows = errors.map(({ sheet, line, field, value, limit, message }) => [
    sheet ?? '',
    line,
    field,
    value,
    limit,
    message,
  ]);
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** The secrets as CSV, for the people who set up the stations. */
export function secretsCsv(secrets: ImportAnswer['secrets'], head: readonly string[]): string {
  const rows = secrets.map(({ account, secret }) => [account, secret]);
  return `\ufeff${[head, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
}

function cell(value: string | number): string {
  const text = String(value);
  return quoted(typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
