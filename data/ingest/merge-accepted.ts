import type { StoredReading } from '../model/reading';
import type { Accepted } from './create-intake';

/**
 * Joins what several messages of one commit group left, in order, into one: a row kept by an earlier message and lost
 * to a later one of the same group was never stored, so it is left out of both `kept` and `superseded`.
 */
export function mergeAccepted(messages: readonly Accepted[]): Accepted {
  const kept = new Map<string, StoredReading>();
  const superseded: Accepted['superseded'][number][] = [];
  for (const message of messages) {
    for (const lost of message.superseded) if (!kept.delete(keyOf(lost))) superseded.push(lost);
    for (const reading of message.kept) kept.set(keyOf(reading), reading);
  }
  return {
    kept: [...kept.values()],
    superseded,
    conflicts: messages.flatMap((message) => message.conflicts),
    repeated: messages.reduce((sum, message) => sum + message.repeated, 0),
  };
}

function keyOf({ collector, point, ts }: Accepted['superseded'][number]): string {
  return `${collector}/${point}/${ts}`;
}
