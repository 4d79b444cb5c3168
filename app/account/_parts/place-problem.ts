import { Problem } from '../../ui/api';
import { problemCode } from '../../ui/problem-code';

export type PasswordFieldName = 'current' | 'next';

/** What is wrong with which field of the password form, or with the whole of it. */
export interface PlacedProblem {
  readonly field: PasswordFieldName | null;
  /** The server's sentence; null when it could not be reached. */
  readonly sentence: string | null;
}

/** Finds the field that a refused change of the password is about. */
export function placeProblem(error: unknown): PlacedProblem | null {
  if (error === null || error === undefined) return null;
  if (!(error instanceof Problem) || error.status === 0) return { field: null, sentence: null };
  return { field: FIELD_OF[problemCode(error) ?? ''] ?? null, sentence: error.message };
}

const FIELD_OF: Readonly<Record<string, PasswordFieldName>> = {
  'weak-password': 'next',
  'wrong-password': 'current',
};
