import { type RngState, seedRng } from '../random/rng';
import { EMPTY_STORE, type MessageStore } from './message-store';
import type { TelemetryMessage, TelemetrySample } from './to-message';

/** How a station's line stands between two samples: a plain JSON value. */
export interface LineState {
  readonly rng: RngState;
  /** The station's present start, a decimal integer; grows by one at each return of its power. */
  readonly boot: string;
  /** It had no power at its newest sample. */
  readonly dark: boolean;
  /** What the gateway repeats of each collector; null: it lives. */
  readonly frozen: readonly TelemetrySample[] | null;
  /** What waits for the network. */
  readonly store: MessageStore;
  /** Lets the message behind it go first. */
  readonly overtaken: TelemetryMessage | null;
}

/** A line that has never failed. The seed and the station's id give its luck. */
export function freshLine(options: {
  readonly seed: number;
  readonly station: string;
  readonly boot: string;
}): LineState {
  return {
    rng: seedRng(options.seed, `${options.station}/garble`),
    boot: options.boot,
    dark: false,
    frozen: null,
    store: EMPTY_STORE,
    overtaken: null,
  };
}

/** Without power: what was on its way or in memory is gone, what was stored stays. */
export function darken(line: LineState): LineState {
  return line.dark ? line : { ...line, dark: true, frozen: null, overtaken: null };
}

/** With power again: another boot. */
export function lighten(line: LineState): LineState {
  return { ...line, dark: false, boot: String(Number(line.boot) + 1) };
}
