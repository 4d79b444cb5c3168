import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { AlarmEvent } from '../../data/model/alarm';
import type { Quality, StoredReading } from '../../data/model/reading';
import {
  arrive,
  isAboutMeasurement,
  measure,
  pack,
  type Stretch,
  shuffle,
  shuffleWithin,
  winners,
} from './order-story';
import { carry, judgeOnTimeOnly } from './order-world';

// Many runs on a busy machine: the runner's own limit must not decide.
vi.setConfig({ testTimeout: 300_000 });

const RUNS = Number(process.env.ORDER_RUNS ?? 200);

/** Long enough for every delay but those of tens of minutes; faults that raise are likely. */
const stretch: fc.Arbitrary<Stretch> = fc.record({
  seconds: fc.integer({ min: 1, max: 40 }),
  speaks: fc.constantFrom(true, true, true, false),
  values: fc.record({
    running: fc.constantFrom(1, 1, 1, 0),
    producing: fc.constantFrom(0, 1),
    differentialPressurePa: fc.constantFrom(0, 400, 1000, 1300, 1700),
    hopperTemperatureC: fc.constantFrom(30, 45, 65, 75),
    airlockFault: fc.constantFrom(0, 0, 1),
    sparkCount: fc.constantFrom(0, 0, 0, 2),
  }),
  quality: fc.constantFrom<Quality>(0, 0, 0, 1, 3, 4),
});
const stretches = fc.array(stretch, { minLength: 1, maxLength: 6 });
/** Dice for cutting, shuffling, repeating. */
const dice = fc.infiniteStream(fc.nat({ max: 999 }));
/** Below the watermark when its message came, told by the rule alone. */
function areLate(kept: readonly StoredReading[], reorderMs: number): boolean[] {
  let [message, watermark, greatest] = ['', Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  return kept.map(({ receivedTs, seq, ts }) => {
    if (message !== `${receivedTs}/${seq}`) watermark = greatest - reorderMs;
    message = `${receivedTs}/${seq}`;
    greatest = Math.max(greatest, ts);
    return ts < watermark;
  });
}

const judgedBySamples = ({ alarm }: AlarmEvent): boolean => isAboutMeasurement(alarm);
const inOrder = (event: AlarmEvent): boolean => judgedBySamples(event) && !event.alarm.late;

/** How every alarm stands at the end, without the moment at which it was known. */
function alarmsOf(events: readonly AlarmEvent[]): Record<string, unknown> {
  const alarms: Record<string, unknown> = {};
  for (const { alarm } of events.filter(judgedBySamples)) alarms[alarm.id] = { ...alarm, knownAt: 0 };
  return alarms;
}

describe('within the reorder time', () => {
  test('any order of delivery gives the same rows and the same alarms', () => {
    let raised = 0;
    const property = fc.property(
      stretches,
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 1, max: 20 }),
      dice,
      (parts, reorderS, groupSize, of) => {
        const sent = measure(parts, of);
        const parcels = pack(sent, of);
        const straight = carry(arrive(parcels, of), reorderS * 1000);
        const mixed = carry(arrive(shuffleWithin(parcels, reorderS, of), of), reorderS * 1000, groupSize);
        expect(mixed.rows).toEqual(winners(sent));
        expect(straight.rows).toEqual(winners(sent));
        expect(mixed.kept.some(({ late }) => late)).toBe(false);
        expect(alarmsOf(mixed.events)).toEqual(alarmsOf(straight.events));
        raised += Object.keys(alarmsOf(mixed.events)).length;
      },
    );
    fc.assert(property, { numRuns: RUNS });
    expect(raised).toBeGreaterThan(RUNS / 2);
  });
});

describe('beyond the reorder time', () => {
  test('the rows are the same, alarms judged in order stand as without the late ones, others are marked late', () => {
    let [late, onTime] = [0, 0];
    const property = fc.property(
      stretches,
      fc.constantFrom(0, 0, 2, 10),
      fc.integer({ min: 1, max: 20 }),
      dice,
      (parts, reorderS, groupSize, of) => {
        const sent = measure(parts, of);
        const mixed = carry(arrive(shuffle(pack(sent, of), of), of), reorderS * 1000, groupSize);
        expect(mixed.rows).toEqual(winners(sent));
        expect(mixed.kept.map((it) => it.late)).toEqual(areLate(mixed.kept, reorderS * 1000));
        const alone = judgeOnTimeOnly(mixed.inputs, reorderS * 1000);
        expect(mixed.events.filter(inOrder)).toEqual(alone.filter(inOrder));

        const extra = mixed.events.filter((it) => judgedBySamples(it) && !inOrder(it));
        const known = new Set(mixed.events.filter(inOrder).map(({ alarm }) => alarm.id));
        for (const { alarm, knownAt, ts } of extra) {
          expect(known.has(alarm.id)).toBe(false);
          expect(alarm.knownAt).toBeGreaterThanOrEqual(alarm.raisedTs);
          expect(knownAt).toBeGreaterThanOrEqual(ts);
        }
        expect(Object.values(alarmsOf(extra)).every((it) => (it as AlarmEvent['alarm']).returnedTs)).toBe(
          true,
        );
        late += extra.length;
        onTime += known.size;
      },
    );
    fc.assert(property, { numRuns: RUNS });
    expect(Math.min(late, onTime)).toBeGreaterThan(RUNS / 4);
  });
});
