import { createHash, type Hash } from 'node:crypto';
import { setImmediate as breathe } from 'node:timers/promises';
import { formatBeijingTime } from './beijing-time';
import type { Series } from './books';

/** Lines hashed before others get their turn. */
const LINES_AT_ONCE = 5000;

/**
 * SM3 (GB/T 32905-2016) over all records in the order (entCode, collectorCode, pointCode, collectTime, recordId),
 * codes by UTF-16 unit, ids as numbers, one line each: `entCode|collectorCode|pointCode|collectTime|value|quality|recordId\n`
 * with the value as a JSON number. What is added meanwhile does not count.
 * With `only`, a text goes before them and records beyond an id are left out.
 */
export async function hashBooks(
  all: readonly Series[],
  only: { readonly before: string; readonly through: number } = {
    before: '',
    through: Number.POSITIVE_INFINITY,
  },
): Promise<string> {
  const hash = createHash('sm3').update(only.before);
  const frozen = all.toSorted(bySeries).map(freeze);
  for (const each of frozen) await hashSeries(hash, each, only.through);
  return hash.digest('hex');
}

function bySeries(a: Series, b: Series): number {
  return (
    compare(a.entCode, b.entCode) ||
    compare(a.collectorCode, b.collectorCode) ||
    compare(a.pointCode, b.pointCode)
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function freeze({ entCode, collectorCode, pointCode, recordIds, collectTs, values, qualities }: Series) {
  return {
    prefix: `${entCode}|${collectorCode}|${pointCode}|`,
    recordIds: recordIds.view(),
    collectTs: collectTs.view(),
    values: values.view(),
    qualities: qualities.view(),
  };
}

async function hashSeries(
  hash: Hash,
  { prefix, recordIds, collectTs, values, qualities }: ReturnType<typeof freeze>,
  through: number,
): Promise<void> {
  const order = inOrder(recordIds, collectTs, through);
  const timeOf = createTimeText();
  for (let from = 0; from < order.length; from += LINES_AT_ONCE) {
    let text = '';
    for (const i of order.subarray(from, from + LINES_AT_ONCE)) {
      text += `${prefix}${timeOf(collectTs[i] ?? 0)}|${values[i]}|${qualities[i]}|${recordIds[i]}\n`;
    }
    hash.update(text);
    await breathe();
  }
}

/** By time, then by id; as most come so, it is only sorted where it must be. */
function inOrder(recordIds: Float64Array, collectTs: Float64Array, through: number): Uint32Array {
  const compareAt = (a: number, b: number): number =>
    (collectTs[a] ?? 0) - (collectTs[b] ?? 0) || (recordIds[a] ?? 0) - (recordIds[b] ?? 0);
  const wanted = Uint32Array.from(recordIds.keys()).filter((i) => (recordIds[i] ?? 0) <= through);
  const isSorted = wanted.every((i, at) => at === 0 || compareAt(wanted[at - 1] ?? 0, i) <= 0);
  return isSorted ? wanted : wanted.sort(compareAt);
}

const MINUTE_MS = 60_000;

/** Moments as text; those of one minute share all but their seconds. */
function createTimeText(): (ts: number) => string {
  let minute = Number.NaN;
  let text = '';
  return (ts) => {
    const inMinute = ((ts % MINUTE_MS) + MINUTE_MS) % MINUTE_MS;
    if (ts - inMinute !== minute) {
      minute = ts - inMinute;
      text = formatBeijingTime(minute).slice(0, -5);
    }
    return text + String(inMinute).padStart(5, '0');
  };
}
