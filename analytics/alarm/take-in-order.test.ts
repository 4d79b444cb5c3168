import { expect, test } from 'vitest';
import { takeInOrder } from './take-in-order';
import { brief, configOf, judgeAll, reading, STATION, story, T0, tick } from './test-plant';

const REORDER_MS = 10_000;

function orderOf(...arrivals: readonly (readonly [number, 'running' | 'airlockFault', number])[]): string[] {
  const memory = { waiting: [], greatestTs: 0 };
  const judged: string[] = [];
  for (const [s, point, value] of arrivals) {
    takeInOrder(memory, reading('D', point, s, value), REORDER_MS, (it) =>
      judged.push(`${(it.ts - T0) / 1000} ${it.point} ${it.value}`),
    );
  }
  return judged;
}

test('a reading at the watermark still waits: another point of its moment may come in order', () => {
  expect(orderOf([0, 'airlockFault', 1], [10, 'airlockFault', 1])).toEqual([]);
  expect(
    orderOf([0, 'airlockFault', 1], [10, 'airlockFault', 1], [0, 'running', 1], [11, 'running', 1]),
  ).toEqual(['0 running 1', '0 airlockFault 1']);
});

test('of two values for one key that both wait, the one that came last is judged', () => {
  expect(orderOf([0, 'airlockFault', 1], [0, 'airlockFault', 0], [11, 'running', 1])).toEqual([
    '0 airlockFault 0',
  ]);
});

test('a delay lapses once the watermark has passed its end, though its own point says nothing more', () => {
  const patient = configOf({ ...STATION, reorderMs: REORDER_MS });
  const only = (s: number) => (s < 12 ? { running: 1, airlockFault: s >= 10 ? 1 : 0 } : { running: 1 });
  expect(brief(judgeAll(story('D', 0, 23, only), patient).events)).toEqual([]);
  const [raised] = judgeAll(story('D', 0, 24, only), patient).events;
  expect(raised).toMatchObject({ kind: 'raised', ts: T0 + 13_000, knownAt: T0 + 24_000 });
});

test('without further samples it lapses when none can overtake any more', () => {
  const patient = configOf({ ...STATION, reorderMs: REORDER_MS });
  const inputs = story('D', 0, 12, (s) => ({ airlockFault: s >= 10 ? 1 : 0 }));
  expect(brief(judgeAll([...inputs, tick(31)], patient).events)).toEqual([]);
  // What waits has its turn 20 s after the last receipt; the delay ran out before.
  const raised = judgeAll([...inputs, tick(33)], patient).events.find(
    (it) => it.alarm.ruleId === 'airlock-fault',
  );
  expect(raised).toMatchObject({ kind: 'raised', ts: T0 + 13_000, knownAt: T0 + 32_000 });
});
