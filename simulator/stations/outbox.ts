import { deflateRawSync, inflateRawSync } from 'node:zlib';

export interface OutboxLimits {
  readonly maxAgeMs: number;
  readonly maxBytes: number;
}

/** A day of one station at a second, compressed, is about 5 MB. */
const OUTBOX_LIMITS: OutboxLimits = { maxAgeMs: 24 * 3_600_000, maxBytes: 12 * 1024 * 1024 };

/** What a station has measured and not yet handed over: first in, first out. Beyond its limits the oldest is given up. */
export interface Outbox {
  /** Keeps one message; `ts` epoch ms is its newest sample. Answers how many old messages were given up for it. */
  readonly keep: (ts: number, payload: string) => number;
  /** Takes the oldest message, or undefined. */
  readonly take: () => string | undefined;
  readonly length: () => number;
}

interface Kept {
  readonly ts: number;
  readonly bytes: Buffer;
}

/** Messages wait compressed, because a day of silence must not cost a day of memory. */
export function createOutbox(limits: OutboxLimits = OUTBOX_LIMITS): Outbox {
  const kept: Kept[] = [];
  let first = 0;
  let bytes = 0;

  function shift(): Kept | undefined {
    const oldest = kept[first];
    if (!oldest) return undefined;
    first++;
    bytes -= oldest.bytes.length;
    if (first > 64 && first * 2 > kept.length) {
      kept.splice(0, first);
      first = 0;
    }
    return oldest;
  }

  return {
    keep(ts, payload) {
      const packed = deflateRawSync(payload);
      kept.push({ ts, bytes: packed });
      bytes += packed.length;
      let givenUp = 0;
      while (isTooMuch(kept[first], ts, bytes, limits) && shift()) givenUp++;
      return givenUp;
    },
    take() {
      const oldest = shift();
      return oldest && inflateRawSync(oldest.bytes).toString();
    },
    length: () => kept.length - first,
  };
}

function isTooMuch(oldest: Kept | undefined, now: number, bytes: number, limits: OutboxLimits): boolean {
  return oldest !== undefined && (now - oldest.ts > limits.maxAgeMs || bytes > limits.maxBytes);
}
