import { expect, test } from 'vitest';
import { evaluate } from './evaluate';
import { brief, configOf, judgeAll, STATION, story, T0, tick } from './test-plant';
import type { JudgeInput } from './types';

const patient = configOf({ ...STATION, reorderMs: 20_000 });
const flushAt = (s: number): JudgeInput => ({ type: 'flush', now: T0 + s * 1000 });
const faulty = story('D', 0, 15, (s) => ({ airlockFault: s >= 10 ? 1 : 0 }));

test('a flush judges what waits for earlier readings', () => {
  expect(brief(judgeAll([...faulty, tick(16)], patient).events)).toEqual([]);
  const [, events] = evaluate(judgeAll(faulty, patient).state, flushAt(16), patient);
  expect(brief(events)).toEqual(['raised airlock-fault 13']);
  expect(events[0]?.knownAt).toBe(T0 + 16_000);
});

test('a delay that the last sample carries to its end by then lapses; one that ends later does not', () => {
  const short = story('D', 0, 12, (s) => ({ airlockFault: s >= 10 ? 1 : 0 }));
  expect(brief(judgeAll([...short, flushAt(12)]).events)).toEqual([]);
  expect(brief(judgeAll([...short, flushAt(13)]).events)).toEqual(['raised airlock-fault 13']);
});

test('twice is as once, and judging goes on: what is measured before is late, what comes after is in order', () => {
  const once = judgeAll([...faulty, flushAt(16)], patient);
  const twice = judgeAll([flushAt(16), flushAt(16)], patient, once.state);
  expect(twice.events).toEqual([]);
  const after = judgeAll(
    [...story('D', 15, 60, () => ({ airlockFault: 0 })), flushAt(80)],
    patient,
    twice.state,
  );
  expect(brief(after.events)).toEqual(['returned airlock-fault 25']);
});
