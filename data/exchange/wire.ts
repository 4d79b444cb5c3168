/** An answer as it came: nothing in it is believed yet. */
export interface RawAnswer {
  readonly status: number;
  /** Header `Retry-After` in ms, when it is one. */
  readonly retryAfterMs: number | null;
  readonly body: string;
  /** The body was longer than may be read, or broke off. */
  readonly isCut: boolean;
}

/** The line to an endpoint. Rejects with a WireError when there was no answer. */
export interface Wire {
  readonly post: (path: string, body: string, signal: AbortSignal) => Promise<RawAnswer>;
  readonly get: (path: string, signal: AbortSignal) => Promise<RawAnswer>;
}

export class WireError extends Error {
  readonly kind: 'timeout' | 'unreachable';

  constructor(kind: 'timeout' | 'unreachable', sentence: string) {
    super(sentence);
    this.name = 'WireError';
    this.kind = kind;
  }
}
