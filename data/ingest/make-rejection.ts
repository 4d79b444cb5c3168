import type { Rejection, RejectionReason } from '../model/rejection';
import { printable } from './printable';

/**
 * A rejection whose parameters always hold `field`, `value` and `limit`, because every sentence of the
 * namespace `rejections` names them. Values are cut to 80 characters, the sample to 200, both printable.
 */
export function makeRejection(reason: RejectionReason, found: Found, origin: Origin): Rejection {
  return {
    reason,
    station: printable(origin.station, 64),
    topic: printable(origin.topic, 200),
    params: {
      ...found.more,
      field: printable(found.field, 120),
      value: shown(found.value),
      limit: found.limit,
    },
    sample: sampleOf(origin.payload),
    receivedTs: origin.receivedTs,
  };
}

export interface Found {
  readonly field: string;
  readonly value: unknown;
  /** What would have been taken, in words of no language: `integer`, `0..4`, a number in the point's unit. */
  readonly limit: string | number;
  readonly more?: Readonly<Record<string, string | number>>;
}

export interface Origin {
  readonly station: string;
  readonly topic: string;
  readonly payload: Uint8Array;
  readonly receivedTs: number;
}

const VALUE_CHARACTERS = 80;
const SAMPLE_CHARACTERS = 200;
const lenient = new TextDecoder();

function shown(value: unknown): string | number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'string') return printable(value, VALUE_CHARACTERS);
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? '[...]' : '{...}';
  return String(value);
}

function sampleOf(payload: Uint8Array): string {
  // Four bytes a character at most: enough bytes for the characters that are shown.
  return printable(lenient.decode(payload.subarray(0, SAMPLE_CHARACTERS * 4)), SAMPLE_CHARACTERS);
}
