import { createReadStream } from 'node:fs';
import { ReportError } from './report-error';

export interface FileLine {
  /** From 1. */
  readonly number: number;
  readonly bytes: Buffer;
  /** Where it begins in the file, bytes. */
  readonly at: number;
}

const LINE_FEED = 0x0a;
const CHUNK_BYTES = 256 * 1024;

/** The lines of a file one at a time, empty ones too, so that never more than one is in memory. Rejects with ReportError where one is longer. */
export async function* readLines(path: string, longest: number): AsyncGenerator<FileLine> {
  let number = 1;
  let at = 0;
  let held: Buffer[] = [];
  let heldBytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES }) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end >= 0; end = chunk.indexOf(LINE_FEED, from)) {
      const bytes = Buffer.concat([...held, chunk.subarray(from, end)]);
      refuseLong(bytes.length, number);
      yield { number, bytes, at };
      number += 1;
      at += bytes.length + 1;
      from = end + 1;
      held = [];
      heldBytes = 0;
    }
    held.push(chunk.subarray(from));
    heldBytes += chunk.length - from;
    refuseLong(heldBytes, number);
  }
  if (heldBytes > 0) yield { number, bytes: Buffer.concat(held), at };

  function refuseLong(length: number, line: number): void {
    if (length > longest)
      throw new ReportError({ line, field: 'line', value: length, limit: `<= ${longest} bytes` });
  }
}
