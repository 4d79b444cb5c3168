import { isPointId, POINTS, type PointDefinition } from '../model/points';
import type { Quality, Reading } from '../model/reading';
import { type Collector, resolveCollector } from '../model/registry';
import type { Rejection, RejectionReason } from '../model/rejection';
import { type Found, makeRejection } from './make-rejection';
import { nestsDeeperThan } from './nests-deeper-than';
import { type Envelope, isEnvelope, isSample, type Sample, shapeFault } from './telemetry-shape';
import type { Decode, DecodeContext, Decoded } from './types';

/**
 * Bytes of one `dust/v1/{station}/telemetry` message -> readings and rejections. Pure; never throws.
 * Values are in the unit of their point, a switch is 0 or 1, times are epoch ms.
 * A defect of the message is one rejection; a defect of a sample is one, its parameter `values` saying how many
 * values it stands for; every other bad value is one of its own, and the good ones beside it are kept.
 * A value outside the sensor's span, but possible, is kept with quality 1 unless its own quality is worse.
 * One byte order mark at the beginning is passed over (RFC 8259, 8.1 allows it).
 */
export const decodeTelemetry: Decode = (payload, context) => {
  const parsed = parse(payload);
  if ('reason' in parsed) return refuse(parsed.reason, parsed.found, payload, context);
  const message = parsed.message;
  if (hasOtherVersion(message)) {
    return refuse('unsupported-version', { field: 'v', value: message.v, limit: 1 }, payload, context);
  }
  if (!isEnvelope(message)) {
    const fault = shapeFault(isEnvelope, '');
    return refuse('wrong-shape', { ...fault, value: memberOf(message, fault.field) }, payload, context);
  }
  const boot = Number(message.boot);
  if (!Number.isSafeInteger(boot)) {
    const limit = Number.MAX_SAFE_INTEGER;
    return refuse('wrong-shape', { field: 'boot', value: message.boot, limit }, payload, context);
  }
  return decodeSamples(message, boot, { payload, context });
};

/** The contract's cap of one payload. */
export const MAX_PAYLOAD_BYTES = 65_536;
export const MAX_DEPTH = 16;

interface Origin {
  readonly payload: Uint8Array;
  readonly context: DecodeContext;
}

type Parsed = { readonly message: unknown } | { readonly reason: RejectionReason; readonly found: Found };

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

function parse(payload: Uint8Array): Parsed {
  if (payload.byteLength > MAX_PAYLOAD_BYTES) {
    return bad('too-large', payload.byteLength, MAX_PAYLOAD_BYTES);
  }
  let text: string;
  try {
    text = strictUtf8.decode(payload);
  } catch {
    return bad('not-utf8', payload.byteLength, 'UTF-8');
  }
  if (nestsDeeperThan(payload, MAX_DEPTH)) return bad('too-deep', `> ${MAX_DEPTH}`, MAX_DEPTH);
  try {
    return { message: JSON.parse(text) as unknown };
  } catch {
    return bad('not-json', text, 'JSON');
  }
}

function bad(reason: RejectionReason, value: string | number, limit: string | number): Parsed {
  return { reason, found: { field: 'message', value, limit } };
}

function hasOtherVersion(message: unknown): message is { readonly v: number } {
  if (typeof message !== 'object') return false;
  const version = memberOf(message, 'v');
  return typeof version === 'number' && version !== 1;
}

function memberOf(message: unknown, name: string): unknown {
  if (typeof message !== 'object' || message === null || Array.isArray(message)) return message;
  return Object.hasOwn(message, name) ? (message as Record<string, unknown>)[name] : undefined;
}

function refuse(reason: RejectionReason, found: Found, payload: Uint8Array, context: DecodeContext): Decoded {
  const { station, topic, receivedTs } = context;
  return {
    readings: [],
    rejections: [makeRejection(reason, found, { station: station.id, topic, payload, receivedTs })],
  };
}

function decodeSamples(message: Envelope, boot: number, origin: Origin): Decoded {
  const { registry, station, topic, receivedTs } = origin.context;
  const readings: Reading[] = [];
  const rejections: Rejection[] = [];
  const collectors = new Map<string, Collector | undefined>();
  const reject: Reject = (reason, found) => {
    rejections.push(
      makeRejection(reason, found, { station: station.id, topic, payload: origin.payload, receivedTs }),
    );
  };
  const collectorOf = (name: string): Collector | undefined => {
    if (!collectors.has(name)) collectors.set(name, resolveCollector(registry, station, name));
    return collectors.get(name);
  };
  for (const sample of message.samples) {
    if (!isSample(sample)) {
      rejectShape(sample, reject);
      continue;
    }
    const collector = collectorOf(sample.collector);
    if (!collector) rejectCollector(sample, origin.context, reject);
    else if (!isTimely(sample, origin.context, reject)) continue;
    else {
      const key = { collector: collector.id, ts: sample.ts, station: station.id, boot, seq: message.seq };
      decodeValues(sample, key, readings, reject);
    }
  }
  return { readings, rejections };
}

type Reject = (reason: RejectionReason, found: Found) => void;
type SampleKey = Omit<Reading, 'point' | 'value' | 'quality'>;

function rejectShape(sample: unknown, reject: Reject): void {
  const fault = shapeFault(isSample, 'samples[]');
  const member = fault.field.slice('samples[].'.length);
  const values = memberOf(sample, 'values');
  const count = typeof values === 'object' && values !== null ? Object.keys(values).length : 0;
  const value = member ? memberOf(sample, member) : sample;
  reject('wrong-shape', { ...fault, value, more: { values: count } });
}

function rejectCollector(sample: Sample, context: DecodeContext, reject: Reject): void {
  const known = context.station.collectors.map((id) => context.registry.collectors.get(id)?.code ?? id);
  reject('unknown-collector', {
    field: 'samples[].collector',
    value: sample.collector,
    limit: known.slice(0, 20).join(', '),
    more: { values: Object.keys(sample.values).length },
  });
}

function isTimely(sample: Sample, context: DecodeContext, reject: Reject): boolean {
  const more = { values: Object.keys(sample.values).length };
  const found = { field: 'samples[].ts', value: sample.ts, more };
  if (sample.ts < context.oldestTs) {
    reject('too-old', { ...found, limit: context.oldestTs });
    return false;
  }
  if (sample.ts > context.newestTs) {
    reject('in-the-future', { ...found, limit: context.newestTs });
    return false;
  }
  return true;
}

function decodeValues(sample: Sample, key: SampleKey, readings: Reading[], reject: Reject): void {
  for (const name of Object.keys(sample.values)) {
    const value = sample.values[name];
    if (!isPointId(name)) {
      reject('unknown-point', {
        field: `${key.collector}.values`,
        value: name,
        limit: Object.keys(POINTS).join(', '),
      });
      continue;
    }
    const definition = POINTS[name];
    const field = `${key.collector}.${name}`;
    const fault = valueFault(value, definition);
    if (fault) {
      reject(fault.reason, { field, value, limit: fault.limit });
      continue;
    }
    const given = qualityGiven(sample, name);
    if (!isQuality(given)) {
      reject('bad-quality', { field: `${field}.quality`, value: given, limit: '0..4' });
      continue;
    }
    const measured = Number(value);
    const quality = worstOf(given, measured, definition);
    // Written out: a spread here costs three times the rest of the decoder.
    const { collector, ts, station, boot, seq } = key;
    readings.push({ collector, point: name, ts, value: measured, quality, station, boot, seq });
  }
}

function valueFault(
  value: unknown,
  { kind, possible: [least, greatest] }: PointDefinition,
): { readonly reason: RejectionReason; readonly limit: string } | null {
  if (kind === 'bool')
    return typeof value === 'boolean' ? null : { reason: 'wrong-type', limit: 'true, false' };
  if (typeof value !== 'number') return { reason: 'wrong-type', limit: 'number' };
  if (!Number.isFinite(value)) return { reason: 'not-finite', limit: `${least}..${greatest}` };
  if (value < least || value > greatest)
    return { reason: 'impossible-value', limit: `${least}..${greatest}` };
  if (kind === 'count' && !Number.isInteger(value)) return { reason: 'wrong-type', limit: 'integer' };
  return null;
}

function qualityGiven(sample: Sample, name: string): unknown {
  return sample.quality && Object.hasOwn(sample.quality, name) ? sample.quality[name] : 0;
}

function isQuality(code: unknown): code is Quality {
  return code === 0 || code === 1 || code === 2 || code === 3 || code === 4;
}

function worstOf(given: Quality, value: number, { range: [least, greatest] }: PointDefinition): Quality {
  return given === 0 && (value < least || value > greatest) ? 1 : given;
}
