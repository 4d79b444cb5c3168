import { type FileHandle, open } from 'node:fs/promises';
import { type Books, createBooks } from './books';
import type { LedgerEntry } from './ledger-entry';

export interface Ledger {
  readonly books: Books;
  /** Writes lines, waits until they are on the disk, then enters them in the books. Throws when they could not be kept. One at a time. */
  readonly commit: (entries: readonly LedgerEntry[]) => Promise<void>;
  readonly close: () => Promise<void>;
}

const CHUNK_BYTES = 1024 * 1024;
const NEWLINE = 0x0a;

/**
 * An append-only file of NDJSON and its books. A last line that is torn (the process was killed while it wrote) is cut
 * off and told to `warn`: its sender had no answer and sends it again. Throws when a line before it cannot be read.
 */
export async function openLedger(path: string, warn: (sentence: string) => void): Promise<Ledger> {
  const file = await open(path, 'a+', 0o600);
  const books = createBooks();
  let goodBytes = await readLines(file, (line, number) => books.apply(parseLine(line, number, path)));
  const { size } = await file.stat();
  if (size > goodBytes) {
    warn(`The ledger's last line was torn: ${size - goodBytes} bytes were cut off.`);
    await file.truncate(goodBytes);
    await file.sync();
  }
  let isBroken = false;
  return {
    books,
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
    },
    close: () => file.close(),
  };
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
