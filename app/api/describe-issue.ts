import type { z } from 'zod';
import { printable } from '../../data/ingest/printable';

/** The parameters of the sentence `bad-field`. */
export interface FieldFault {
  readonly field: string;
  readonly value: string | number;
  readonly limit: string | number;
}

type Issue = z.core.$ZodIssue;

/** Field, value and limit of the first thing that a schema found wrong, in words of no language where there are any. */
export function describeIssue(issues: readonly Issue[], input: unknown): FieldFault {
  const [issue] = issues;
  if (!issue) return { field: '-', value: '-', limit: '-' };
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] ?? ''] : issue.path;
  const field = path.map(String).join('.') || '-';
  return { field, value: SECRET.test(field) ? '***' : shown(valueAt(input, path)), limit: limitOf(issue) };
}

/** Never told back, not even when too short. */
const SECRET = /(^|\.)(secret|appSecret|sm4KeyHex|sm4IvHex|token|password|current|next|code)$/;

function limitOf(issue: Issue): string | number {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected;
    case 'too_small':
      return `${issue.inclusive === false ? '>' : '>='} ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `${issue.inclusive === false ? '<' : '<='} ${issue.maximum}${unitOf(issue.origin)}`;
    case 'invalid_value':
      return issue.values.map(String).join(' | ');
    case 'invalid_format':
      return issue.pattern ?? issue.format;
    case 'invalid_union':
      return issue.discriminator ? DISCRIMINATED : issue.message;
    default:
      return issue.message;
  }
}

const DISCRIMINATED = 'enterprise | collector | station | gateway | camera';

function unitOf(origin: string): string {
  if (origin === 'string') return ' characters';
  return origin === 'array' ? ' items' : '';
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

function shown(value: unknown): string | number {
  if (typeof value === 'number') return value;
  if (value === undefined) return '-';
  return printable(typeof value === 'string' ? value : JSON.stringify(value), 80);
}
