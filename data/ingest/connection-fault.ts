import type { RejectionReason } from '../model/rejection';

/**
 * What an error on a connection says about the client: a rejection to record, or null where it says nothing, such as
 * a line that broke or a client that went silent. The broker library tells the kinds apart by their text alone.
 */
export function connectionFault(
  error: Error,
): { readonly reason: RejectionReason; readonly field: string } | null {
  if ('code' in error || LINE_ERRORS.has(error.message)) return null;
  if (error.message.endsWith('is not allowed in PUBLISH'))
    return { reason: 'wildcard-in-publish', field: 'topic' };
  if (TOPIC_ERRORS.has(error.message)) return { reason: 'unknown-topic', field: 'topic' };
  return { reason: 'protocol-error', field: 'packet' };
}

const LINE_ERRORS: ReadonlySet<string> = new Set([
  'connection closed',
  'keep alive timeout',
  'drain timeout',
  'connect did not arrive in time',
]);

const TOPIC_ERRORS: ReadonlySet<string> = new Set([
  'empty topic not allowed in PUBLISH',
  'topic has too many levels',
]);
