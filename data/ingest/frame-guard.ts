import { Transform } from 'node:stream';

export interface FrameLimits {
  /** Greatest remaining length of a PUBLISH, bytes: topic, packet id and payload. */
  readonly maxFrameBytes: number;
  /** Greatest remaining length of any other packet, CONNECT among them: nobody is trusted before it. */
  readonly maxControlBytes: number;
}

export interface FrameViolation {
  readonly reason: 'too-large' | 'protocol-error';
  /** Which part of the frame: `remaining length`, `first packet`, `packet type`. */
  readonly field: string;
  readonly value: number;
  readonly limit: string | number;
}

/**
 * Reads the fixed headers of MQTT 3.1.1 (2.2) ahead of the broker and passes the bytes on unchanged. At the first
 * violation it tells it once and passes nothing more: not one byte of an oversized body is kept. It owns no socket;
 * whoever listens closes the connection.
 */
export function createFrameGuard(
  limits: FrameLimits,
  onViolation: (violation: FrameViolation) => void,
): Transform {
  const inspect = createInspector(limits);
  let broken = false;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, callback) {
      if (broken) return callback();
      const violation = inspect(chunk);
      if (!violation) return callback(null, chunk);
      broken = true;
      callback();
      onViolation(violation);
    },
  });
}

const CONNECT = 1;
const PUBLISH = 3;
/** What a client may send: CONNECT, PUBLISH, PUBACK, PUBREC, PUBREL, PUBCOMP, SUBSCRIBE, UNSUBSCRIBE, PINGREQ, DISCONNECT. */
const FROM_CLIENTS: ReadonlySet<number> = new Set([CONNECT, PUBLISH, 4, 5, 6, 7, 8, 10, 12, 14]);
/** MQTT 3.1.1, 2.2.3: at most four bytes of length. */
const MAX_LENGTH_BYTES = 4;

/** Answers the first violation in the bytes, keeping its place in the stream between calls. */
function createInspector(limits: FrameLimits): (chunk: Uint8Array) => FrameViolation | null {
  let part: 'type' | 'length' | 'body' = 'type';
  let type = 0;
  let isFirst = true;
  let length = 0;
  let lengthBytes = 0;
  let bodyLeft = 0;

  function readType(byte: number): FrameViolation | null {
    type = byte >> 4;
    length = 0;
    lengthBytes = 0;
    part = 'length';
    if (isFirst && type !== CONNECT) return protocolError('first packet', type, 'CONNECT');
    if (!FROM_CLIENTS.has(type)) return protocolError('packet type', type, [...FROM_CLIENTS].join(', '));
    isFirst = false;
    return null;
  }

  function readLength(byte: number): FrameViolation | null {
    length += (byte & 0x7f) * 128 ** lengthBytes;
    lengthBytes += 1;
    const more = (byte & 0x80) !== 0;
    if (more && lengthBytes === MAX_LENGTH_BYTES)
      return protocolError('remaining length', length, '1..4 bytes');
    if (more) return null;
    const limit = type === PUBLISH ? limits.maxFrameBytes : limits.maxControlBytes;
    if (length > limit) return { reason: 'too-large', field: 'remaining length', value: length, limit };
    bodyLeft = length;
    part = length === 0 ? 'type' : 'body';
    return null;
  }

  return (chunk) => {
    let index = 0;
    while (index < chunk.length) {
      if (part === 'body') {
        const taken = Math.min(bodyLeft, chunk.length - index);
        bodyLeft -= taken;
        index += taken;
        if (bodyLeft === 0) part = 'type';
        continue;
      }
      const byte = chunk[index] ?? 0;
      index += 1;
      const violation = part === 'type' ? readType(byte) : readLength(byte);
      if (violation) return violation;
    }
    return null;
  };
}

function protocolError(field: string, value: number, limit: string): FrameViolation {
  return { reason: 'protocol-error', field, value, limit };
}
