import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { POINTS } from '../model/points';
import { decodeTelemetry } from './decode-telemetry';
import { decodeContext, T0 } from './fixtures/plant';
import { HOSTILE_KINDS, hostilePayload } from './hostile-payload';

vi.setConfig({ testTimeout: 120_000 });

const throws = fc.infiniteStream(fc.nat({ max: 0x7fffffff }));

test.each(HOSTILE_KINDS)('%s comes to what it must, and to nothing that could not be stored', (kind) => {
  const property = fc.property(throws, (stream) => {
    const dice = (sides: number) => {
      const next = stream.next();
      return next.done ? 0 : next.value % sides;
    };
    const { bytes, expected } = hostilePayload(kind, { ts: T0, seq: 7, collector: 'C01' }, dice);
    const context = decodeContext();
    const { readings, rejections } = decodeTelemetry(bytes, context);
    if (expected) {
      expect(rejections.map(({ reason }) => reason)).toEqual(expected.reasons);
      expect(readings).toHaveLength(expected.readings);
    }
    for (const { point, value, ts, quality, boot, seq } of readings) {
      const [least, greatest] = POINTS[point].possible;
      expect(value >= least && value <= greatest).toBe(true);
      expect(ts >= context.oldestTs && ts <= context.newestTs && Number.isInteger(ts)).toBe(true);
      expect([0, 1, 2, 3, 4]).toContain(quality);
      expect(Number.isSafeInteger(boot) && Number.isSafeInteger(seq)).toBe(true);
    }
    for (const { params, sample } of rejections) {
      expect([...sample].length).toBeLessThanOrEqual(201);
      expect(String(params.value).length).toBeLessThanOrEqual(81);
      expect(Object.values(params).every((it) => typeof it === 'string' || Number.isFinite(it))).toBe(true);
    }
  });
  fc.assert(property, { numRuns: 60 });
});
