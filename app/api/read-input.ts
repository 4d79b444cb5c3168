import type { z } from 'zod';
import { nestsDeeperThan } from '../../data/ingest/nests-deeper-than';
import { describeIssue } from './describe-issue';
import { ProblemError } from './problem';

const JSON_BYTES = 64 * 1024;
/** A simulator's state nests about ten deep, nothing else as much. */
const DEEPEST = 64;

/** The query of a URL by its schema; of a name given twice the last counts. Throws ProblemError 400 naming the field. */
export function readQuery<Schema extends z.ZodType>(url: URL, schema: Schema): z.infer<Schema> {
  return parseInput(Object.fromEntries(url.searchParams), schema);
}

/** A JSON body by its schema, at most 64 KiB unless more is allowed. An empty one counts as `{}`. Throws ProblemError 400 or 413. */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
  limit = JSON_BYTES,
): Promise<z.infer<Schema>> {
  const bytes = await readBytes(request, limit);
  return parseInput(bytes.byteLength === 0 ? {} : parseJson(bytes), schema);
}

/** The body, read no further than `limit` bytes. Throws ProblemError 413. */
export async function readBytes(request: Request, limit: number): Promise<Uint8Array> {
  const declared = Number(request.headers.get('content-length') ?? 0);
  if (declared > limit) throw new ProblemError(413, 'too-large', { bytes: declared, limit });
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body?.getReader();
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    bytes += part.value.byteLength;
    if (bytes > limit) {
      await reader?.cancel();
      throw new ProblemError(413, 'too-large', { bytes, limit });
    }
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
}

function parseInput<Schema extends z.ZodType>(input: unknown, schema: Schema): z.infer<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new ProblemError(400, 'bad-field', { ...describeIssue(parsed.error.issues, input) });
}

/** Throws ProblemError 400. Deeply nested text is refused before the parser, which it would keep for seconds. */
export function parseJson(bytes: Uint8Array): unknown {
  if (nestsDeeperThan(bytes, DEEPEST)) throw new ProblemError(400, 'too-deep', { limit: DEEPEST });
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    throw new ProblemError(400, 'bad-json', { bytes: bytes.byteLength });
  }
}
