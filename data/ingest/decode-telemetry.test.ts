import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeTelemetry } from './decode-telemetry';
import { decodeContext, T0 } from './fixtures/plant';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const decode = (message: unknown) => decodeTelemetry(encode(JSON.stringify(message)), decodeContext());
const decodeText = (text: string) => decodeTelemetry(encode(text), decodeContext());
const message = (values: object, more: object = {}) => ({
  v: 1,
  boot: '1',
  seq: 7,
  samples: [{ ts: T0, collector: 'C01', values, ...more }],
});
const reasons = (decoded: ReturnType<typeof decode>) =>
  decoded.rejections.map((rejection) => rejection.reason);

describe('a good message', () => {
  test('gives a reading per value, switches as 0 and 1, under the global collector id', () => {
    const { readings, rejections } = decode(message({ running: true, differentialPressurePa: 1120.5 }));
    expect(rejections).toEqual([]);
    const shared = { collector: 'P1-C01', ts: T0, station: 'S1', boot: 1, seq: 7, quality: 0 };
    expect(readings).toEqual([
      { ...shared, point: 'running', value: 1 },
      { ...shared, point: 'differentialPressurePa', value: 1120.5 },
    ]);
  });

  test('may call the collector by its id, carry qualities, and begin with one byte order mark', () => {
    const text = JSON.stringify({
      v: 1,
      boot: '1',
      seq: 0,
      samples: [
        {
          ts: T0,
          collector: 'P1-C01',
          values: { hopperTemperatureC: 41.2 },
          quality: { hopperTemperatureC: 4 },
        },
      ],
    });
    expect(decodeText(`\ufeff${text}`).readings).toMatchObject([{ value: 41.2, quality: 4 }]);
  });

  test('keeps a value outside the sensor span with quality 1, or the worse one given', () => {
    expect(decode(message({ hopperTemperatureC: 250 })).readings).toMatchObject([{ value: 250, quality: 1 }]);
    expect(
      decode(message({ hopperTemperatureC: 250 }, { quality: { hopperTemperatureC: 3 } })).readings,
    ).toMatchObject([{ quality: 3 }]);
  });
});

describe('a bad message is one rejection', () => {
  test.each([
    ['too-large', ' '.repeat(65_537)],
    ['too-large', '['.repeat(10_000_000)],
    ['too-deep', '['.repeat(17)],
    ['too-deep', '['.repeat(60_000)],
    ['not-json', ''],
    ['not-json', '{"v":1,'],
    ['not-json', '\ufeff\ufeff{}'],
    ['wrong-shape', '[]'],
    ['wrong-shape', 'null'],
    ['wrong-shape', '{}'],
    ['wrong-shape', '{"v":1,"boot":1,"seq":1,"samples":[]}'],
    ['wrong-shape', '{"v":1,"boot":"9007199254740993","seq":1,"samples":[]}'],
    ['wrong-shape', '{"v":1,"boot":"-1","seq":1,"samples":[]}'],
    ['wrong-shape', '{"v":1,"boot":"1","seq":-1,"samples":[]}'],
    ['wrong-shape', '{"v":1,"boot":"1","seq":1e400,"samples":[]}'],
    ['wrong-shape', '{"v":1,"boot":"1","seq":1,"samples":{}}'],
    ['wrong-shape', '{"v":1,"boot":"1","seq":1,"samples":[3]}'],
    ['unsupported-version', '{"v":2}'],
  ])('%s: %.40s', (reason, text) => {
    const decoded = decodeText(text);
    expect(decoded.readings).toEqual([]);
    expect(reasons(decoded)).toEqual([reason]);
  });

  test('not-utf8: an overlong slash and a lone continuation byte', () => {
    for (const bytes of [
      [0xc0, 0xaf],
      [0x22, 0x80, 0x22],
    ]) {
      expect(reasons(decodeTelemetry(Uint8Array.from(bytes), decodeContext()))).toEqual(['not-utf8']);
    }
  });

  test('names the field, the value and the limit', () => {
    const [rejection] = decodeText('{"v":1,"boot":"1","seq":-4,"samples":[]}').rejections;
    expect(rejection).toMatchObject({
      reason: 'wrong-shape',
      station: 'S1',
      topic: 'dust/v1/S1/telemetry',
      params: { field: 'seq', value: -4, limit: '0..9007199254740991' },
      sample: '{"v":1,"boot":"1","seq":-4,"samples":[]}',
      receivedTs: T0,
    });
  });
});

describe('a bad sample is one rejection for all its values', () => {
  const two = { running: true, airlockFault: false };
  test.each([
    ['too-old', { ts: 0 }],
    ['too-old', { ts: T0 / 1000 }],
    ['too-old', { ts: -1 }],
    ['in-the-future', { ts: T0 + 300_001 }],
    ['in-the-future', { ts: T0 * 1000 }],
    ['wrong-shape', { ts: '2026-11-22' }],
    ['wrong-shape', { ts: 1.5 }],
    ['unknown-collector', { collector: 'C09' }],
    ['unknown-collector', { collector: '__proto__' }],
    ['wrong-shape', { collector: 7 }],
    ['wrong-shape', { quality: 3 }],
  ])('%s: %j', (reason, more) => {
    const decoded = decode(message(two, more));
    expect(decoded.readings).toEqual([]);
    expect(decoded.rejections).toMatchObject([{ reason, params: { values: 2 } }]);
  });

  test('a sample at either end of the accepted span is taken', () => {
    for (const ts of [T0 - 86_400_000, T0 + 300_000])
      expect(decode(message(two, { ts })).readings).toHaveLength(2);
  });
});

describe('a bad value is one rejection, and the good ones beside it are kept', () => {
  test.each([
    ['unknown-point', '"bogus":1'],
    ['unknown-point', '"__proto__":{"running":true}'],
    ['unknown-point', '"constructor":1'],
    ['wrong-type', '"running":1'],
    ['wrong-type', '"running":"true"'],
    ['wrong-type', '"running":null'],
    ['wrong-type', '"hopperTemperatureC":"41.2"'],
    ['wrong-type', '"hopperTemperatureC":[41.2]'],
    ['wrong-type', '"sparkCount":1.5'],
    ['not-finite', '"hopperTemperatureC":1e400'],
    ['not-finite', '"hopperTemperatureC":-1e400'],
    ['impossible-value', '"hopperTemperatureC":1501'],
    ['impossible-value', '"sparkCount":-1'],
  ])('%s: %s', (reason, member) => {
    const decoded = decodeText(
      `{"v":1,"boot":"1","seq":7,"samples":[{"ts":${T0},"collector":"C01","values":{"airlockFault":false,${member}}}]}`,
    );
    expect(decoded.readings).toMatchObject([{ point: 'airlockFault', value: 0 }]);
    expect(reasons(decoded)).toEqual([reason]);
  });

  test.each([5, -1, 1.5, '0', null, true, 'Infinity'])('bad-quality: %s', (code) => {
    const text = JSON.stringify(message({ airlockFault: false }, { quality: { airlockFault: code } }));
    expect(reasons(decodeText(text.replace('"Infinity"', '1e400')))).toEqual(['bad-quality']);
  });

  test('of one key given twice in the text the last counts', () => {
    const text = JSON.stringify(message({ running: true })).replace(
      '"running":true',
      '"running":"x","running":false',
    );
    expect(decodeText(text)).toMatchObject({ readings: [{ value: 0 }], rejections: [] });
  });
});

describe('whatever comes', () => {
  test('arbitrary bytes never throw and never become readings', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const decoded = decodeTelemetry(bytes, decodeContext());
        expect(decoded.readings).toEqual([]);
        expect(decoded.rejections).toHaveLength(1);
      }),
      { numRuns: 2000 },
    );
  });

  test('a mutated good message never throws, and nothing that is kept is out of bounds', () => {
    const good = encode(
      JSON.stringify(message({ running: true, differentialPressurePa: 1120.5 }, { quality: { running: 1 } })),
    );
    const edit = fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 }));
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
        const bytes = Uint8Array.from(good);
        for (const [place, byte] of edits) bytes[place] = byte;
        for (const reading of decodeTelemetry(bytes, decodeContext()).readings) {
          expect(Number.isFinite(reading.value)).toBe(true);
          expect([0, 1, 2, 3, 4]).toContain(reading.quality);
          expect(Number.isSafeInteger(reading.ts) && Number.isSafeInteger(reading.seq)).toBe(true);
        }
      }),
      { numRuns: 5000 },
    );
  });

  test('kept and rejected account for every value', () => {
    const names = fc.constantFrom(
      'running',
      'differentialPressurePa',
      'hopperTemperatureC',
      'sparkCount',
      'x',
      'toString',
    );
    const values = fc.dictionary(
      names,
      fc.oneof(fc.boolean(), fc.double(), fc.string(), fc.constant(20), fc.constant([])),
    );
    const sample = fc.record({
      ts: fc.oneof(fc.constant(T0), fc.integer({ min: T0 - 2 * 86_400_000, max: T0 + 600_000 }), fc.string()),
      collector: fc.oneof(fc.constant('C01'), fc.string()),
      values,
      quality: fc.dictionary(names, fc.oneof(fc.nat(5), fc.constant(0))),
    });
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 8 }), (samples) => {
        const { readings, rejections } = decode({ v: 1, boot: '0', seq: 0, samples });
        const sent = samples.reduce((sum, { values: of }) => sum + Object.keys(of).length, 0);
        const rejected = rejections.reduce((sum, { params }) => sum + Number(params.values ?? 1), 0);
        expect(readings.length + rejected).toBe(sent);
      }),
      { numRuns: 2000 },
    );
  }, 60_000);
});
