import type { RuleId } from '../../data/model/alarm';
import type { PointId } from '../../data/model/points';
import type { Quality } from '../../data/model/reading';
import type { Arrival, Parcel, Sent } from './order-world';

/** For tests: some seconds of one state of collector D. */
export interface Stretch {
  readonly seconds: number;
  readonly speaks: boolean;
  readonly values: Readonly<Partial<Record<PointId, number>>>;
  readonly quality: Quality;
}

/** Numbers that decide what is cut, swapped and told again. */
export type Dice = Iterator<number>;

function throwDice(of: Dice, sides: number): number {
  const next = of.next();
  return next.done ? 0 : next.value % sides;
}

/** One value a second and point, as the station measures them; some are told twice, with another value and a greater seq. */
export function measure(parts: readonly Stretch[], contradict: Dice): Sent[] {
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
export function pack(sent: readonly Sent[], of: Dice): Parcel[] {
  const bySeq = new Map<number, Sent[]>();
  for (const it of sent) bySeq.set(it.seq, [...(bySeq.get(it.seq) ?? []), it]);
  return [...bySeq.values()].flatMap((parcel) => {
    const at = throwDice(of, parcel.length * 2);
    return at > 0 && at < parcel.length ? [parcel.slice(0, at), parcel.slice(at)] : [parcel];
  });
}

/** One message every few seconds, after everything was measured. Some come again, up to 20 places later, beside another. */
export function arrive(parcels: readonly Parcel[], of: Dice): Arrival[] {
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
export function shuffleWithin(parcels: readonly Parcel[], reorderS: number, of: Dice): Parcel[] {
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
export function shuffle(parcels: readonly Parcel[], of: Dice): Parcel[] {
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
export function winners(sent: readonly Sent[]): Record<string, string> {
  const rows: Record<string, string> = {};
  for (const { point, s, value, quality, seq } of sent.toSorted((a, b) => a.seq - b.seq))
    rows[`${point}@${s}`] = [value, quality, 1, seq].join('/');
  return rows;
}

/** Rules about the line itself: what came, when, and in which order. They are judged by receipt, which an order of delivery decides. */
const ABOUT_THE_LINE: ReadonlySet<RuleId> = new Set([
  'point-silent',
  'station-silent',
  'messages-out-of-order',
  'clock-skew',
]);

/** Whether an alarm is about what was measured, and not about when or in which order it came. */
export function isAboutMeasurement({ ruleId }: { readonly ruleId: RuleId }): boolean {
  return !ABOUT_THE_LINE.has(ruleId);
}
