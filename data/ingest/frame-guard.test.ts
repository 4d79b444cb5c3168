import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFrameGuard, type FrameViolation } from './frame-guard';

const LIMITS = { maxFrameBytes: 1000, maxControlBytes: 200 };
/** MQTT 3.1.1, 3.1: protocol MQTT, level 4, clean session, no keep alive, client id `c`. */
const CONNECT = Buffer.from([0x10, 13, 0, 4, 0x4d, 0x51, 0x54, 0x54, 4, 2, 0, 0, 0, 1, 0x63]);
const PINGREQ = Buffer.from([0xc0, 0]);

/** A PUBLISH at QoS 0 to the topic `t`; its remaining length is three more than the payload. */
function publish(payloadBytes: number): Buffer {
  const length = payloadBytes + 3;
  const lengthBytes = length < 128 ? [length] : [(length % 128) | 0x80, Math.floor(length / 128)];
  return Buffer.concat([Buffer.from([0x30, ...lengthBytes, 0, 1, 0x74]), Buffer.alloc(payloadBytes)]);
}

/** What comes through, and what was told, of the given chunks. */
async function run(chunks: readonly Uint8Array[]): Promise<{ passed: Buffer; violations: FrameViolation[] }> {
  const violations: FrameViolation[] = [];
  const guard = createFrameGuard(LIMITS, (violation) => violations.push(violation));
  const passed: Buffer[] = [];
  guard.on('data', (chunk: Buffer) => passed.push(chunk));
  for (const chunk of chunks) guard.write(chunk);
  guard.end();
  await new Promise((resolve) => guard.once('close', resolve));
  return { passed: Buffer.concat(passed), violations };
}

test('passes good packets on unchanged, however they are cut', async () => {
  const stream = Buffer.concat([CONNECT, publish(10), publish(900), PINGREQ, publish(0)]);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(stream.length), { maxLength: 12 }), async (cuts) => {
      const places = [0, ...cuts.sort((a, b) => a - b), stream.length];
      const chunks = places.slice(1).map((end, index) => stream.subarray(places[index], end));
      const { passed, violations } = await run(chunks);
      expect(violations).toEqual([]);
      expect(passed.equals(stream)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('cuts an oversized PUBLISH at its header and keeps nothing of its body', async () => {
  const big = publish(5000);
  const { passed, violations } = await run([
    CONNECT,
    big.subarray(0, 1),
    big.subarray(1, 2),
    big.subarray(2),
    CONNECT,
  ]);
  // One length byte came before the length was known to be too great.
  expect(passed.length).toBeLessThanOrEqual(CONNECT.length + 2);
  expect(violations).toEqual([{ reason: 'too-large', field: 'remaining length', value: 5003, limit: 1000 }]);
});

test('gives a packet other than PUBLISH less room, the first above all', async () => {
  const { violations } = await run([Uint8Array.from([0x10, 0xc9, 0x01])]);
  expect(violations).toEqual([{ reason: 'too-large', field: 'remaining length', value: 201, limit: 200 }]);
});

test.each([
  ['a first packet that is no CONNECT', [0x30, 0x00], 'first packet'],
  ['an HTTP request', [...Buffer.from('GET / HTTP/1.1')], 'first packet'],
  ['five bytes of length', [0x10, 0x80, 0x80, 0x80, 0x80, 0x00], 'remaining length'],
  ['packet type 0', [...CONNECT, 0x00, 0x00], 'packet type'],
  ['packet type 15', [...CONNECT, 0xf0, 0x00], 'packet type'],
  ['a packet that only a server sends', [...CONNECT, 0x20, 0x02, 0x00, 0x00], 'packet type'],
])('refuses %s', async (_name, bytes, field) => {
  const { violations } = await run([Uint8Array.from(bytes)]);
  expect(violations).toMatchObject([{ reason: 'protocol-error', field }]);
});

test('tells at most one violation of any bytes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 6 }), async (chunks) => {
      expect((await run(chunks)).violations.length).toBeLessThanOrEqual(1);
    }),
  );
});
