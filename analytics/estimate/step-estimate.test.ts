import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PointId } from '../../data/model/points';
import { buildRegistry } from '../../data/model/registry';
import { DRY, reading, STATION, WET } from '../alarm/test-plant';
import { bagLoadPercent } from './bag-load';
import { collectDust } from './collected-dust';
import { estimatesOf, initialEstimates, stepEstimates } from './step-estimate';

const registry = buildRegistry([STATION, DRY, WET]);

function run(
  collector: 'D' | 'W',
  to: number,
  stepS: number,
  values: (s: number) => Partial<Record<PointId, number>>,
) {
  let state = initialEstimates();
  for (let s = 0; s <= to; s += stepS) {
    const readings = Object.entries(values(s)).map(([point, value]) =>
      reading(collector, point as PointId, s, value),
    );
    state = stepEstimates(state, readings, registry);
  }
  return new Map(estimatesOf(state).map(([, id, value]) => [id, value]));
}

test('bag load by hand: 15 kW and 10 000 m3/h give p0 = 4212 Pa; at the set value of 1000 Pa 48.7 %', () => {
  // Full: 1.5 / sqrt((4212 - 1500) / (4212 - 1000)) = 1.6324; now: 1; clean: 0.4.
  expect(bagLoadPercent(DRY, 1000)).toBeCloseTo((100 * (1 - 0.4)) / (1.6324 - 0.4), 1);
  expect(bagLoadPercent(DRY, 1500)).toBeCloseTo(100, 6);
  expect(bagLoadPercent(DRY, 100)).toBe(0);
});

test('bag load rises with differential pressure and stays within 0..100', () => {
  const pressure = fc.double({ min: -1000, max: 50_000, noNaN: true });
  fc.assert(
    fc.property(pressure, pressure, (a, b) => {
      const [low, high] = [
        bagLoadPercent(DRY, Math.min(a, b)) ?? -1,
        bagLoadPercent(DRY, Math.max(a, b)) ?? -1,
      ];
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(high);
      expect(high).toBeLessThanOrEqual(100);
    }),
  );
});

test('a working airlock keeps the heel, a faulted one fills the hopper: 3 g/m3 x 10 000 m3/h into 800 kg is 3.75 % an hour', () => {
  const fine = run('D', 4 * 3600, 5, () => ({ running: 1, airlockFault: 0, differentialPressurePa: 1000 }));
  expect(fine.get('hopperLevelPercent')).toBeCloseTo(8, 1);
  const jammed = run('D', 4 * 3600, 5, () => ({ running: 1, airlockFault: 1, differentialPressurePa: 1000 }));
  expect(jammed.get('hopperLevelPercent')).toBeCloseTo(8 + 4 * 3.75, 0);
  expect(jammed.get('bagLoadPercent')).toBeCloseTo(48.7, 1);
});

test('sludge that is taken out by hand grows with run time alone and is gone after a long stop', () => {
  const perHour = (3 * 10_000) / 1000 / (2 * 0.3 * 800);
  expect(run('W', 8 * 3600, 5, () => ({ running: 1 })).get('sludgePercent')).toBeCloseTo(
    100 * perHour * 8,
    0,
  );
  const stopped = run('W', 16 * 3600, 5, (s) => ({ running: s < 8 * 3600 ? 1 : 0 }));
  expect(stopped.get('sludgePercent')).toBe(0);
});

test('levels stay within 0..1 for any step', () => {
  const level = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      level,
      fc.boolean(),
      fc.boolean(),
      fc.double({ min: 0, max: 1e6, noNaN: true }),
      (from, running, discharges, dtS) => {
        const to = collectDust(DRY, { level: from, running, discharges }, dtS);
        expect(to).toBeGreaterThanOrEqual(0);
        expect(to).toBeLessThanOrEqual(1);
      },
    ),
  );
});

test('bad quality and strangers change nothing; the state given stays as it was', () => {
  const state = stepEstimates(initialEstimates(), [reading('D', 'running', 0, 1)], registry);
  const before = JSON.stringify(state);
  const next = stepEstimates(
    state,
    [reading('D', 'differentialPressurePa', 1, 3000, { quality: 1 })],
    registry,
  );
  expect(estimatesOf(next)).toEqual(estimatesOf(state));
  stepEstimates(state, [reading('D', 'differentialPressurePa', 1, 900)], registry);
  expect(JSON.stringify(state)).toBe(before);
  expect(stepEstimates(state, [], buildRegistry([])).collectors).toEqual({});
});
