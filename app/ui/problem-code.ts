import { Problem } from './api';

/** The code of a refusal, such as `bad-link` of `urn:dust-twin:problem:bad-link`; null for anything that the server did not say. */
export function problemCode(error: unknown): string | null {
  if (!(error instanceof Problem)) return null;
  return /^urn:dust-twin:problem:([\w-]+)$/.exec(error.type)?.[1] ?? null;
}
