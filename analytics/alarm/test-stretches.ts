import fc from 'fast-check';
import type { AlarmEvent } from '../../data/model/alarm';
import type { StoredReading } from '../../data/model/reading';
import { reading, T0 } from './test-plant';
import type { JudgeInput } from './types';

/** Stretches of seconds with one set of values, or silence; received 1 to 4 s after measurement. */
const stretch = fc.record({
  seconds: fc.integer({ min: 1, max: 90 }),
  speaks: fc.boolean(),
  running: fc.constantFrom(0, 1),
  producing: fc.constantFrom(0, 1),
  differentialPressurePa: fc.constantFrom(0, 400, 1000, 1300, 1700),
  hopperTemperatureC: fc.constantFrom(30, 45, 65, 75),
  airlockFault: fc.constantFrom(0, 0, 1),
  sparkCount: fc.constantFrom(0, 0, 0, 2),
  quality: fc.constantFrom(0, 0, 0, 1, 3, 4),
});
export const stretches = fc.array(stretch, { minLength: 1, maxLength: 12 });

const POINTS = [
  'running',
  'producing',
  'differentialPressurePa',
  'hopperTemperatureC',
  'airlockFault',
  'sparkCount',
] as const;

export function readingsOf(
  parts: readonly (typeof stretch extends fc.Arbitrary<infer T> ? T : never)[],
): StoredReading[] {
  const all: StoredReading[] = [];
  let s = 0;
  for (const part of parts) {
    for (let i = 0; i < part.seconds; i++, s++) {
      if (!part.speaks) continue;
      for (const point of POINTS) {
        const more = point === 'hopperTemperatureC' ? { quality: part.quality as 0 | 1 | 3 | 4 } : {};
        all.push(reading('D', point, s, part[point], { ...more, receivedS: Math.floor(s / 3) * 3 + 4 }));
      }
    }
  }
  return all;
}

export function inputsOf(
  readings: readonly StoredReading[],
  cuts: readonly number[],
  ticks: readonly number[],
): JudgeInput[] {
  const inputs: JudgeInput[] = [];
  let from = 0;
  let cut = 0;
  while (from < readings.length) {
    const to = from + (cuts[cut++ % cuts.length] ?? 1);
    const group = readings.slice(from, to);
    const first = group[0]?.receivedTs ?? 0;
    for (const at of ticks)
      if (at > (readings[from - 1]?.receivedTs ?? 0) && at <= first) inputs.push({ type: 'tick', now: at });
    inputs.push({ type: 'readings', readings: group, receivedTs: group.at(-1)?.receivedTs ?? first });
    from = to;
  }
  inputs.push({ type: 'tick', now: (readings.at(-1)?.receivedTs ?? T0) + 3_600_000 });
  return inputs;
}

export function facts(events: readonly AlarmEvent[]): string[] {
  return events
    .map((it) => `${it.alarm.id} ${it.kind} ${it.ts} ${it.alarm.raisedTs} ${it.alarm.returnedTs}`)
    .sort();
}

/** The first tick at T0 stands for the registration: silence counts from there in every run. */
export const begin: JudgeInput = { type: 'tick', now: T0 };
