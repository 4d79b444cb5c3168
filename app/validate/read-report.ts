import { open, stat } from 'node:fs/promises';
import type { z } from 'zod';
import { nestsDeeperThan } from '../../data/ingest/nests-deeper-than';
import { printable } from '../../data/ingest/printable';
import type { CaseOutline, ReportHead, ValidatedCase } from '../../data/model/validation';
import { describeIssue } from '../api/describe-issue';
import { type FileLine, readLines } from './read-lines';
import { ReportError } from './report-error';
import { caseOutlineSchema, caseSchema, headSchema } from './report-schemas';
import { FOOT, HEAD_END } from './report-text';

/** Where a case stands in its file. */
export interface CasePlace extends Omit<FileLine, 'bytes'> {
  /** Bytes. */
  readonly length: number;
}

export interface ReadReport {
  readonly head: ReportHead;
  readonly cases: readonly CaseOutline[];
  /** By the case's key. */
  readonly places: ReadonlyMap<string, CasePlace>;
}

const MOST_BYTES = 512 * 1024 * 1024;
const LONGEST_LINE = 8 * 1024 * 1024;
const MOST_CASES = 20_000;
const DEEPEST = 16;

/** The first line of a report. Rejects with ReportError. */
export async function readReportHead(path: string): Promise<ReportHead> {
  await refuseLarge(path);
  for await (const line of readLines(path, LONGEST_LINE)) return headOf(line);
  throw new ReportError({ line: 1, field: 'file', value: 0, limit: '> 0 bytes' });
}

/** A report without the curves, read a line at a time so that live work goes on beside it. Rejects with ReportError. */
export async function readReport(path: string): Promise<ReadReport> {
  await refuseLarge(path);
  const cases: CaseOutline[] = [];
  const places = new Map<string, CasePlace>();
  let head: ReportHead | null = null;
  let isClosed = false;
  for await (const line of readLines(path, LONGEST_LINE)) {
    const { number, at, bytes } = line;
    if (isClosed) throw faultOf(line, `nothing after ${FOOT}`);
    if (head === null) head = headOf(line);
    else if (bytes.toString('latin1') === FOOT) isClosed = true;
    else {
      const one = parse(line, withoutComma(bytes), caseOutlineSchema);
      if (places.has(one.key)) throw faultOf(line, 'a key of its own', { field: 'key', value: one.key });
      if (cases.length === MOST_CASES) throw faultOf(line, `<= ${MOST_CASES} cases`);
      cases.push(one as CaseOutline);
      places.set(one.key, { number, at, length: bytes.length });
    }
  }
  if (head === null || !isClosed)
    throw new ReportError({ line: cases.length + 1, field: 'file', value: '-', limit: `ended by ${FOOT}` });
  return { head, cases, places };
}

/** One case whole, from where `readReport` saw it. Rejects with ReportError. */
export async function readCase(path: string, { number, at, length }: CasePlace): Promise<ValidatedCase> {
  const file = await open(path);
  try {
    const { buffer: bytes } = await file.read(Buffer.alloc(length), 0, length, at);
    return parse({ number, at, bytes }, withoutComma(bytes), caseSchema) as ValidatedCase;
  } finally {
    await file.close();
  }
}

async function refuseLarge(path: string): Promise<void> {
  const { size } = await stat(path);
  if (size > MOST_BYTES)
    throw new ReportError({ line: 1, field: 'file', value: size, limit: `<= ${MOST_BYTES} bytes` });
}

function headOf(line: FileLine): ReportHead {
  const text = line.bytes.toString('utf8');
  if (!text.endsWith(HEAD_END)) throw faultOf(line, `ended by ${HEAD_END}`);
  return parse(line, Buffer.from(`${text}]}`), headSchema) as ReportHead;
}

function withoutComma(bytes: Buffer): Buffer {
  return bytes.at(-1) === COMMA ? bytes.subarray(0, -1) : bytes;
}

const COMMA = 0x2c;

function parse<Schema extends z.ZodType>(line: FileLine, json: Buffer, schema: Schema): z.infer<Schema> {
  if (nestsDeeperThan(json, DEEPEST)) throw faultOf(line, `<= ${DEEPEST} levels`);
  let input: unknown;
  try {
    input = JSON.parse(json.toString('utf8'));
  } catch {
    throw faultOf(line, 'JSON');
  }
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new ReportError({ line: line.number, ...describeIssue(parsed.error.issues, input) });
}

function faultOf(
  { number, bytes }: FileLine,
  limit: string,
  { field = 'line', value = printable(bytes.toString('utf8', 0, 80), 80) } = {},
): ReportError {
  return new ReportError({ line: number, field, value, limit });
}
