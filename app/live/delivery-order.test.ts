import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { AlarmEvent } from '../../data/model/alarm';
import type { PointId } from '../../data/model/points';
import type { Quality, StoredReading } from '../../data/model/reading';
import { type Arrival, carry, judgeOnTimeOnly, type Parcel, type Sent } from './order-world';

// Many runs on a busy machine: the runner's own limit must not decide.
vi.setConfig({ testTimeout: 300_000 });

const RUNS = Number(process.env.ORDER_RUNS ?? 200);

interface Stretch {
  readonly seconds: number;
  readonly speaks: boolean;
  readonly values: Readonly<Partial<Record<PointId, number>>>;
  readonly quality: Quality;
}

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
type Dice = Iterator<number>;

function throwDice(of: Dice, sides: number): number {
  const next = of.next();
  return next.done ? 0 : next.value % sides;
}

/** One value a second and point, as the station measures them; some are told twice, with another value and a greater seq. */
function measure(parts: readonly Stretch[], contradict: Dice): Sent[] {
  const sent: Sent[] = [];
  let s = 0;
  for (const { seconds, speaks, values, quality } of parts) {
    for (let i = 0; i < seconds; i++, s++) {
      if (!speaks) continue;
      for (const [point, value] of Object.entries(values) as [PointId, number][]) {
        const seq = 10 * s;
        sent.push({ point, s, value, quality: point === 'hopperTemperatureC' ? quality : 0, seq });
        if (point === 'airlockFault' && throwDice(contradict, 40) === 0)
          sent.push({ point, s, value: 1 - value, quality: 0, seq: seq + 5 });
      }
    }
  }
  return sent;
}

/** A parcel a second, split in two now and then. */
function pack(sent: readonly Sent[], of: Dice): Parcel[] {
  const bySeq = new Map<number, Sent[]>();
  for (const it of sent) bySeq.set(it.seq, [...(bySeq.get(it.seq) ?? []), it]);
  return [...bySeq.values()].flatMap((parcel) => {
    const at = throwDice(of, parcel.length * 2);
    return at > 0 && at < parcel.length ? [parcel.slice(0, at), parcel.slice(at)] : [parcel];
  });
}

/** One message every few seconds, after everything was measured. Some come again, up to 20 places later, beside another. */
function arrive(parcels: readonly Parcel[], of: Dice): Arrival[] {
  const stepS = [0.5, 1, 3][throwDice(of, 3)] ?? 1;
  const line = parcels.map((parcel, at) => ({ parcel, receivedS: 600 + at * stepS }));
  for (let at = 0; at < line.length; at++) {
    const again = line[at];
    const beside = line[Math.min(line.length - 1, at + throwDice(of, 20))];
    if (again && beside && throwDice(of, 10) === 0)
      line.splice(line.indexOf(beside) + 1, 0, { parcel: again.parcel, receivedS: beside.receivedS });
  }
  return line;
}

/** Any order in which nothing comes more than `reorderS` behind what came before it. */
function shuffleWithin(parcels: readonly Parcel[], reorderS: number, of: Dice): Parcel[] {
  const left = parcels.slice();
  const shuffled: Parcel[] = [];
  while (left.length > 0) {
    const oldest = Math.min(...left.slice(0, 200).map(([first]) => first?.s ?? 0));
    const free = left.slice(0, 200).filter((it) => (it[0]?.s ?? 0) <= oldest + reorderS);
    const taken = free[throwDice(of, free.length)];
    if (!taken) break;
    shuffled.push(taken);
    left.splice(left.indexOf(taken), 1);
  }
  return shuffled;
}

/** Any order at all. */
function shuffle(parcels: readonly Parcel[], of: Dice): Parcel[] {
  const shuffled = parcels.slice();
  for (let at = shuffled.length - 1; at > 0; at--) {
    // Mostly near, now and then anywhere: blocks of a line that was down.
    const reach = throwDice(of, 12) === 0 ? at + 1 : Math.min(at + 1, 30);
    const other = at - throwDice(of, reach);
    [shuffled[at], shuffled[other]] = [shuffled[other] ?? [], shuffled[at] ?? []];
  }
  return shuffled;
}

/** What must be stored, told by the rule alone: of every key the value of the greatest seq. */
function winners(sent: readonly Sent[]): Record<string, string> {
  const rows: Record<string, string> = {};
  for (const { point, s, value, quality, seq } of sent.toSorted((a, b) => a.seq - b.seq))
    rows[`${point}@${s}`] = [value, quality, 1, seq].join('/');
  return rows;
}

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

const judgedBySamples = ({ alarm }: AlarmEvent): boolean => !alarm.ruleId.endsWith('silent');
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
