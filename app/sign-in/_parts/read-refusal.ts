import { Problem } from '../../ui/api';
import { problemCode } from '../../ui/problem-code';

/** Why a person was not let in, as far as the page must act on it. */
export type Refusal =
  /** The password fits and the second factor's code is wanted. */
  | { readonly kind: 'code-needed' }
  /** Nothing is looked at before these seconds are over. */
  | { readonly kind: 'wait'; readonly reason: 'locked' | 'too-many-attempts'; readonly seconds: number }
  /** What the server says. */
  | { readonly kind: 'sentence'; readonly text: string }
  | { readonly kind: 'unreachable' };

/** Reads the answer to a sign-in that did not succeed. */
export function readRefusal(error: unknown): Refusal {
  if (!(error instanceof Problem) || error.status === 0) return { kind: 'unreachable' };
  const code = problemCode(error);
  if (code === 'code-needed') return { kind: 'code-needed' };
  if (code === 'locked' || code === 'too-many-attempts')
    return { kind: 'wait', reason: code, seconds: Math.max(1, error.retryAfterS ?? USUAL_WAIT_S) };
  return { kind: 'sentence', text: error.message };
}

const USUAL_WAIT_S = 60;
