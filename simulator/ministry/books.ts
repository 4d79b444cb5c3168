import { type Column, createColumn } from './column';
import type { Forgotten, LedgerEntry, Violation } from './ledger-entry';
import type { FailedRecord, GoodRecord, Receipt } from './message';

/** All values of one point of one collector, in the order in which they came: 32 bytes each. */
export interface Series {
  readonly entCode: string;
  readonly collectorCode: string;
  readonly pointCode: string;
  readonly recordIds: Column;
  readonly collectTs: Column;
  readonly values: Column;
  readonly qualities: Column;
  /** The one with the greatest (collectTs, recordId). */
  readonly newest: GoodRecord;
}

export interface EnterpriseBooks {
  readonly entCode: string;
  readonly collectors: ReadonlyMap<string, ReadonlySet<string>>;
  /** The greatest record id that any of its messages brought; 0 before the first. */
  readonly lastRecordId: number;
  /** Ids that were not stored when they came. */
  readonly owed: ReadonlySet<number>;
  readonly has: (recordId: number) => boolean;
}

/** What the ledger holds, in memory. It changes by `apply` alone, so that reading the file again gives the same books. */
export interface Books {
  readonly apply: (entry: LedgerEntry) => void;
  readonly enterprise: (entId: string) => EnterpriseBooks | undefined;
  /** The answer that a message got, or null for one that is not known. */
  readonly receiptOf: (messageId: string) => Receipt | null;
  readonly series: () => readonly Series[];
  readonly counts: () => BookCounts;
  /** Null while nothing was dropped. */
  readonly forgotten: () => Forgotten | null;
  /** The greatest record id that any message brought; 0 before the first. */
  readonly lastRecordId: () => number;
  /** What is to be kept of the lines with records up to `through`, when `kept` lines stay; its hash is made by whoever asks. */
  readonly summary: (through: number, kept: KeptLines) => Omit<Forgotten, 'hash'>;
}

/** What the lines that stay bring when they are read again. */
export interface KeptLines {
  readonly messages: number;
  readonly records: number;
  readonly refusedRecords: number;
}

export interface BookCounts {
  readonly messages: number;
  readonly repeated: number;
  readonly records: number;
  readonly refusedRecords: number;
  readonly enterprises: number;
  readonly violations: Readonly<Record<Violation, number>>;
}

interface Enterprise {
  entCode: string;
  collectors: ReadonlyMap<string, ReadonlySet<string>>;
  lastRecordId: number;
  readonly owed: Set<number>;
  /** Ids that are stored; of a late one the order is its own. */
  readonly inOrder: Column;
  readonly late: Set<number>;
  readonly has: (recordId: number) => boolean;
}

interface Message {
  accepted: number;
  failed: readonly FailedRecord[];
}

const NONE: readonly FailedRecord[] = [];

export function createBooks(): Books {
  const enterprises = new Map<string, Enterprise>();
  const messages = new Map<string, Message>();
  const series = new Map<string, Series & { newest: GoodRecord }>();
  const violations: Record<Violation, number> = { 'out-of-order': 0, twice: 0, changed: 0 };
  let repeated = 0;
  let records = 0;
  let refusedRecords = 0;
  let forgotten: Forgotten | null = null;

  function applyForgotten(entry: Forgotten): void {
    forgotten = entry;
    ({ repeated, records, refusedRecords } = entry);
    Object.assign(violations, entry.violations);
    for (const { entId, entCode, collectors, lastRecordId, owed } of entry.enterprises) {
      const enterprise = createEnterprise(entCode, toCollectors(collectors), entry.through);
      enterprise.lastRecordId = lastRecordId;
      for (const id of owed) enterprise.owed.add(id);
      enterprises.set(entId, enterprise);
    }
    for (const { entCode, record } of entry.newest) seriesOf(entCode, record);
  }

  function applyData(entry: Extract<LedgerEntry, { kind: 'data' }>): void {
    const enterprise = enterprises.get(entry.entId);
    if (!enterprise)
      throw new Error(`ledger: message "${entry.messageId}" comes before the base of its enterprise.`);
    for (const record of entry.records) {
      store(entry.entCode, record);
      note(enterprise, record.recordId);
      enterprise.owed.delete(record.recordId);
    }
    for (const { recordId } of entry.refused) {
      enterprise.lastRecordId = Math.max(enterprise.lastRecordId, Number(recordId));
      enterprise.owed.delete(Number(recordId));
    }
    for (const { recordId } of entry.owed) {
      enterprise.lastRecordId = Math.max(enterprise.lastRecordId, Number(recordId));
      enterprise.owed.add(Number(recordId));
    }
    records += entry.records.length;
    refusedRecords += entry.refused.length;
    const before = messages.get(entry.messageId);
    const failed = [
      ...(before?.failed.filter(({ code }) => code !== NOT_STORED_NOW) ?? NONE),
      ...entry.refused,
      ...entry.owed,
    ];
    messages.set(entry.messageId, {
      accepted: (before?.accepted ?? 0) + entry.records.length,
      failed: failed.length === 0 ? NONE : failed,
    });
  }

  function seriesOf(entCode: string, record: GoodRecord): Series & { newest: GoodRecord } {
    const { collectorCode, pointCode } = record;
    const key = `${entCode}|${collectorCode}|${pointCode}`;
    const known = series.get(key);
    if (known) return known;
    const columns = {
      recordIds: createColumn(),
      collectTs: createColumn(),
      values: createColumn(),
      qualities: createColumn(),
    };
    const made = { entCode, collectorCode, pointCode, newest: record, ...columns };
    series.set(key, made);
    return made;
  }

  function store(entCode: string, record: GoodRecord): void {
    const { collectTs, recordId, value, quality } = record;
    const found = seriesOf(entCode, record);
    found.recordIds.push(recordId);
    found.collectTs.push(collectTs);
    found.values.push(value);
    found.qualities.push(quality);
    const { newest } = found;
    if (collectTs > newest.collectTs || (collectTs === newest.collectTs && recordId > newest.recordId))
      found.newest = record;
  }

  return {
    apply(entry) {
      if (entry.kind === 'data') return applyData(entry);
      if (entry.kind === 'forgotten') return applyForgotten(entry);
      if (entry.kind === 'repeat') repeated += 1;
      if (entry.kind === 'violation') violations[entry.violation] += 1;
      if (entry.kind !== 'base') return;
      const collectors = toCollectors(entry.collectors);
      const known = enterprises.get(entry.entId);
      if (known) Object.assign(known, { entCode: entry.entCode, collectors });
      else enterprises.set(entry.entId, createEnterprise(entry.entCode, collectors, forgotten?.through ?? 0));
      messages.set(entry.messageId, { accepted: 0, failed: NONE });
    },
    enterprise: (entId) => enterprises.get(entId),
    receiptOf(messageId) {
      const message = messages.get(messageId);
      return message ? { code: 0, msg: 'ok', messageId, duplicate: true, ...message } : null;
    },
    series: () => [...series.values()],
    counts: () => ({
      messages: messages.size + (forgotten?.messages ?? 0),
      repeated,
      records,
      refusedRecords,
      enterprises: enterprises.size,
      violations: { ...violations },
    }),
    forgotten: () => forgotten,
    lastRecordId: () => Math.max(0, ...[...enterprises.values()].map((one) => one.lastRecordId)),
    summary: (through, kept) => ({
      kind: 'forgotten',
      through,
      messages: messages.size + (forgotten?.messages ?? 0) - kept.messages,
      repeated,
      records: records - kept.records,
      refusedRecords: refusedRecords - kept.refusedRecords,
      violations: { ...violations },
      enterprises: [...enterprises].map(([entId, { entCode, collectors, lastRecordId, owed }]) => ({
        entId,
        entCode,
        collectors: [...collectors].map(([code, points]) => ({ code, points: [...points] })),
        lastRecordId,
        owed: [...owed].filter((id) => id <= through),
      })),
      newest: [...series.values()].map(({ entCode, newest: record }) => ({ entCode, record })),
    }),
  };
}

/** The profile's code of a record that may be sent again. */
export const NOT_STORED_NOW = 4001;

function toCollectors(
  collectors: readonly { readonly code: string; readonly points: readonly string[] }[],
): Enterprise['collectors'] {
  return new Map(collectors.map(({ code, points }) => [code, new Set(points)]));
}

function createEnterprise(
  entCode: string,
  collectors: Enterprise['collectors'],
  forgottenThrough: number,
): Enterprise {
  const inOrder = createColumn();
  const late = new Set<number>();
  return {
    entCode,
    collectors,
    lastRecordId: 0,
    owed: new Set(),
    inOrder,
    late,
    has: (recordId) =>
      recordId <= forgottenThrough || late.has(recordId) || includesSorted(inOrder.view(), recordId),
  };
}

function note(enterprise: Enterprise, recordId: number): void {
  const isInOrder = recordId > (enterprise.inOrder.view().at(-1) ?? 0);
  if (isInOrder) enterprise.inOrder.push(recordId);
  else enterprise.late.add(recordId);
  enterprise.lastRecordId = Math.max(enterprise.lastRecordId, recordId);
}

function includesSorted(sorted: Float64Array, wanted: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === wanted;
}
