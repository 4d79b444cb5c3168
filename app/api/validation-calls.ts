import type { ReportError } from '../validate/report-error';
import { ProblemError } from './problem';

/** What was asked of a validation. Throws ProblemError 404 where there is none, 422 where its file is broken. */
export async function found<T>(id: string, read: () => Promise<T | null>, key?: string): Promise<T> {
  const answer = await read().catch((error: unknown) => {
    if (error instanceof Error && error.name === 'ReportError')
      throw new ProblemError(422, 'bad-validation', { file: id, ...(error as ReportError).fault });
    throw error;
  });
  if (answer !== null) return answer;
  if (key === undefined) throw new ProblemError(404, 'unknown-validation', { id });
  throw new ProblemError(404, 'unknown-case', { id, key });
}
