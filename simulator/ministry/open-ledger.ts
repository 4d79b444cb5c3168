import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { type Books, createBooks, type KeptLines } from './books';
import { hashBooks } from './hash-books';
import type { LedgerEntry } from './ledger-entry';

export interface Ledger {
  /** They are others after lines were dropped: ask each time. */
  readonly books: () => Books;
  /** Writes lines, waits until they are on the disk, then enters them in the books. Throws when they could not be kept. One at a time. */
  readonly commit: (entries: readonly LedgerEntry[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface LedgerLimits {
  /** Beyond it the file is written anew: of old lines only their counts and their hash stay. Absent: it grows. */
  readonly maxBytes?: number | undefined;
  /** About so many of the newest records stay then. */
  readonly keptRecords?: number | undefined;
  /** The sender never sent a record beyond this id: a ledger that has one is of another database, and starts anew. */
  readonly sentThrough?: number | undefined;
}

const CHUNK_BYTES = 1024 * 1024;
const NEWLINE = 0x0a;
const KEPT_RECORDS = 100_000;

/**
 * An append-only file of NDJSON and its books. A last line that is torn (the process was killed while it wrote) is cut
 * off and told to `warn`: its sender had no answer and sends it again. Throws when a line before it cannot be read.
 */
export async function openLedger(
  path: string,
  warn: (sentence: string) => void,
  { maxBytes = Number.POSITIVE_INFINITY, keptRecords = KEPT_RECORDS, sentThrough }: LedgerLimits = {},
): Promise<Ledger> {
  let file = await open(path, 'a+', 0o600);
  let books = createBooks();
  let goodBytes = await readLines(file, (line, number) => books.apply(parseLine(line, number, path)));
  const { size } = await file.stat();
  if (size > goodBytes) {
    warn(`The ledger's last line was torn: ${size - goodBytes} bytes were cut off.`);
    await file.truncate(goodBytes);
    await file.sync();
  }
  if (sentThrough !== undefined && books.lastRecordId() > sentThrough) {
    warn(
      `The ledger has record ${books.lastRecordId()}, but this sender only sent up to ${sentThrough}: it is of another database and starts anew.`,
    );
    await file.truncate(0);
    await file.sync();
    goodBytes = 0;
    books = createBooks();
  }
  let isBroken = false;
  let dropAtBytes = Math.max(maxBytes, goodBytes);

  /** The new file takes the old one's place whole or not at all. */
  async function dropOld(): Promise<void> {
    const through = Math.max(0, books.lastRecordId() - keptRecords);
    const kept = await keepNewer(file, through);
    const hash = await hashBooks(books.series(), { before: books.forgotten()?.hash ?? '', through });
    const first: LedgerEntry = { ...books.summary(through, kept), hash };
    await rm(`${path}.new`, { force: true });
    const draft = await open(`${path}.new`, 'ax+', 0o600);
    const fresh = createBooks();
    try {
      await draft.writeFile([JSON.stringify(first), ...kept.lines, ''].join('\n'));
      await draft.sync();
      goodBytes = await readLines(draft, (line, number) => fresh.apply(parseLine(line, number, path)));
      await rename(`${path}.new`, path);
    } catch (error) {
      await draft.close();
      throw error;
    }
    const before = file;
    file = draft;
    books = fresh;
    await before.close();
  }

  return {
    books: () => books,
    async commit(entries) {
      if (isBroken)
        throw new Error('The ledger could not be mended after a failed write: start the stand-in again.');
      const bytes = Buffer.from(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
      try {
        await file.appendFile(bytes);
        await file.datasync();
      } catch (error) {
        // What is on the disk now is not known: back to the last good line.
        isBroken = true;
        await file.truncate(goodBytes);
        await file.datasync();
        isBroken = false;
        throw error;
      }
      goodBytes += bytes.byteLength;
      for (const entry of entries) books.apply(entry);
      if (goodBytes <= dropAtBytes) return;
      const bytesBefore = goodBytes;
      await dropOld().catch((error: unknown) => {
        goodBytes = bytesBefore;
        warn(`Old lines of the ledger could not be dropped: ${sentenceOf(error)}`);
      });
      dropAtBytes = Math.max(maxBytes, goodBytes + maxBytes / 2);
    },
    close: () => file.close(),
  };
}

/** The lines of records beyond an id, as they will stand. A message that lies on both sides keeps its newer records. */
async function keepNewer(
  file: FileHandle,
  through: number,
): Promise<KeptLines & { readonly lines: readonly string[] }> {
  const lines: string[] = [];
  const messages = new Set<string>();
  let records = 0;
  let refusedRecords = 0;
  const isNewer = ({ recordId }: { readonly recordId: number | string }): boolean =>
    Number(recordId) > through;
  await readLines(file, (line) => {
    const entry = JSON.parse(line) as LedgerEntry;
    if (entry.kind !== 'data') return;
    const newer = {
      ...entry,
      records: entry.records.filter(isNewer),
      refused: entry.refused.filter(isNewer),
      owed: entry.owed.filter(isNewer),
    };
    if (newer.records.length + newer.refused.length + newer.owed.length === 0) return;
    lines.push(JSON.stringify(newer));
    messages.add(entry.messageId);
    records += newer.records.length;
    refusedRecords += newer.refused.length;
  });
  return { lines, messages: messages.size, records, refusedRecords };
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Calls `take` for each whole line; returns how many bytes they are. */
async function readLines(file: FileHandle, take: (line: string, number: number) => void): Promise<number> {
  const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  let rest = Buffer.alloc(0);
  let position = 0;
  let goodBytes = 0;
  let number = 0;
  for (;;) {
    const { bytesRead } = await file.read(chunk, 0, CHUNK_BYTES, position);
    if (bytesRead === 0) return goodBytes;
    position += bytesRead;
    rest = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
    let start = 0;
    for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE, start)) {
      number += 1;
      take(rest.toString('utf8', start, end), number);
      goodBytes += end + 1 - start;
      start = end + 1;
    }
    rest = rest.subarray(start);
  }
}

function parseLine(line: string, number: number, path: string): LedgerEntry {
  try {
    return JSON.parse(line) as LedgerEntry;
  } catch {
    throw new Error(
      `Line ${number} of the ledger ${path} cannot be read: move the file away or restore it from a copy.`,
    );
  }
}
