import { Problem } from '../../ui/api';

/** One thing that the server could not accept in a scenario file. `line` counts from 1. */
export interface Mistake {
  readonly line: number | null;
  readonly field: string | null;
  readonly message: string;
}

/** What the server said about a file, mistake by mistake; its one sentence where it named no places. */
export function findMistakes(error: Error | null): readonly Mistake[] {
  if (!error) return [];
  const body = error instanceof Problem && isObject(error.body) ? error.body : {};
  const listed = Array.isArray(body.errors) ? body.errors.filter(isObject).map(readMistake) : [];
  if (listed.length > 0) return listed;
  return [{ ...readMistake(body), message: error.message }];
}

function readMistake(raw: Readonly<Record<string, unknown>>): Mistake {
  const { line, field, message } = raw;
  return {
    line: typeof line === 'number' && Number.isInteger(line) && line > 0 ? line : null,
    field: typeof field === 'string' && field !== '' ? field : null,
    message: typeof message === 'string' ? message : '',
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
