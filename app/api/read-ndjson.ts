import { nestsDeeperThan } from '../../data/ingest/nests-deeper-than';
import type { SourceLine } from './read-import';

/** A record is far smaller and flatter; beyond it a line could hold the process up. */
const LONGEST_LINE = 64 * 1024;
const DEEPEST = 16;

/** NDJSON -> its lines, one at a time. Empty ones are passed over; what is no JSON is a fault. */
export function* readNdjson(text: string): Generator<SourceLine> {
  for (const [index, source] of text.split('\n').entries())
    if (source.trim() !== '') yield lineOf(source, index + 1);
}

function lineOf(source: string, line: number): SourceLine {
  const place = { line };
  const refuse = (value: string | number, limit: string): SourceLine => ({
    place,
    fault: { code: 'bad-field', field: `line ${line}`, value, limit },
  });
  if (source.length > LONGEST_LINE) return refuse(source.length, `<= ${LONGEST_LINE} characters`);
  if (nestsDeeperThan(Buffer.from(source), DEEPEST))
    return refuse(source.slice(0, 80), `<= ${DEEPEST} levels`);
  try {
    return { place, input: JSON.parse(source) as unknown };
  } catch {
    return refuse(source.slice(0, 80), 'JSON');
  }
}
