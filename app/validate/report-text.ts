import type { ValidationReport } from '../../data/model/validation';

/** How the first line of a report ends. */
export const HEAD_END = '"cases":[';
/** The last line of a report. */
export const FOOT = ']}';

/** A report as one JSON text: its head in the first line, a case a line, so that it can be read without holding all of it. */
export function* reportText({ cases, ...head }: ValidationReport): Generator<string> {
  yield `${JSON.stringify(head).slice(0, -1)},${HEAD_END}\n`;
  for (const [at, one] of cases.entries())
    yield `${JSON.stringify(one)}${at < cases.length - 1 ? ',' : ''}\n`;
  yield `${FOOT}\n`;
}
