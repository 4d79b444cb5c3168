/** One row of what is on the screen. */
export interface CsvRow {
  /** Epoch ms. */
  readonly ts: number;
  readonly plant: string;
  readonly collector: string;
  readonly point: string;
  readonly unit: string;
  readonly min: number;
  readonly mean: number;
  readonly max: number;
  /** Readings in the bucket; null for a forecast. */
  readonly count: number | null;
  /** Worst quality in the bucket; null for a forecast. */
  readonly quality: number | null;
  /** `raw`, `1m`, `1h`, `1d` or `forecast`. */
  readonly source: string;
  /** Width of the bucket, s; null for a single reading. */
  readonly bucketS: number | null;
}

const BEIJING_MS = 8 * 3_600_000;
/** Spreadsheets run what begins so. */
const RUNS = /^[=+\-@\t\r]/;

/** UTF-8 CSV with a byte order mark, as spreadsheets want it: `header`, then a row each, CRLF, times ISO 8601 in +08:00. */
export function writeTrendCsv(header: readonly string[], rows: readonly CsvRow[]): string {
  const lines = rows.map((row) =>
    [
      isoBeijing(row.ts),
      ...[row.plant, row.collector, row.point, row.unit].map(text),
      ...[row.min, row.mean, row.max, row.count, row.quality].map(number),
      text(row.source),
      number(row.bucketS),
    ].join(','),
  );
  return `\uFEFF${[header.map(text).join(','), ...lines].join('\r\n')}\r\n`;
}

/** Epoch ms to `2026-11-21T14:03:05.000+08:00`. */
export function isoBeijing(ts: number): string {
  return new Date(ts + BEIJING_MS).toISOString().replace('Z', '+08:00');
}

/** Quoted where it must be; a leading sign is made harmless. */
function text(value: string): string {
  const harmless = RUNS.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

function number(value: number | null): string {
  return value === null || !Number.isFinite(value) ? '' : String(value);
}
