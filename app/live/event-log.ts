import type { LiveEvent } from '../../data/model/frame';

type Unnumbered<T> = T extends unknown ? Omit<T, 'seq'> : never;

/** Events of one world, numbered without gaps, the newest kept so that a client that was away can ask again. */
export interface EventLog {
  readonly tell: (event: Unnumbered<LiveEvent>) => void;
  /** Events after `seq`, or 'too-old' when some of them are no longer kept or never were this process's. */
  readonly after: (seq: number) => readonly LiveEvent[] | 'too-old';
  readonly lastSeq: () => number;
  readonly subscribe: (listener: (event: LiveEvent) => void) => () => void;
}

/** `firstSeq` should grow at each start (such as the start time), so that a number of an earlier process reads as too old. */
export function createEventLog({
  firstSeq,
  capacity,
}: {
  readonly firstSeq: number;
  readonly capacity: number;
}): EventLog {
  const kept: LiveEvent[] = [];
  const listeners = new Set<(event: LiveEvent) => void>();
  let next = firstSeq;

  return {
    tell(event) {
      const numbered = { ...event, seq: next } as LiveEvent;
      next += 1;
      kept.push(numbered);
      if (kept.length > capacity) kept.splice(0, kept.length - capacity);
      for (const listener of listeners) listener(numbered);
    },
    after(seq) {
      const oldest = next - kept.length;
      if (seq < oldest - 1 || seq >= next) return 'too-old';
      return kept.slice(seq - oldest + 1);
    },
    lastSeq: () => next - 1,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
