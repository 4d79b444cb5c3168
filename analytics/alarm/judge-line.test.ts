import { describe, expect, test } from 'vitest';
import type { StoredReading } from '../../data/model/reading';
import { evaluate, openAlarmsOf } from './evaluate';
import { initialState } from './judge-state';
import { moveAlarm, moveState } from './move-state';
import { brief, configOf, DRY, judgeAll, reading, STATION, T0, tick } from './test-plant';
import type { JudgeInput, JudgeState } from './types';

const RULES = ['clock-skew', 'messages-out-of-order', 'gateway-frozen', 'value-frozen'];

describe('the station’s clock', () => {
  test('four minutes ahead for 30 s; set right, it returns after a minute', () => {
    const inputs = messages(0, 300, (s) => ({ aheadS: s >= 100 && s < 200 ? 240 : 0 }));
    expect(told(inputs)).toEqual(['raised clock-skew 135', 'returned clock-skew 265']);
  });

  test('one minute ahead is borne', () => {
    expect(told(messages(0, 300, () => ({ aheadS: 59 })))).toEqual([]);
  });

  test('behind by two minutes: ten minutes later, and 30 s', () => {
    expect(told(messages(0, 900, (s) => ({ aheadS: s < 100 ? 0 : -120 })))).toEqual([
      'raised clock-skew 735',
    ]);
  });

  test('an hour that was stored and sent at once is no wrong clock, nor is one that is sent for five minutes', () => {
    const live = messages(0, 100, () => ({}));
    const burst = messages(100, 3700, () => ({ receivedS: 3705 }));
    const slow = messages(100, 3700, (s) => ({ receivedS: 3700 + Math.floor((s - 100) / 12) }));
    expect(told([...live, ...burst, ...messages(3705, 4000, () => ({}))])).toEqual([]);
    expect(told([...live, ...slow, ...messages(4005, 4300, () => ({}))])).toEqual([]);
  });
});

describe('the order of messages', () => {
  test('three just overtaken within ten minutes; over ten minutes after the last', () => {
    const swapped = (s: number) => s === 100 || s === 200 || s === 300;
    const inputs = inAnotherOrder(
      messages(0, 1200, () => ({})),
      swapped,
    );
    expect(told(inputs)).toEqual(['raised messages-out-of-order 310', 'returned messages-out-of-order 910']);
  });

  test('two are borne, and so is what was stored and comes after newer messages', () => {
    const twice = inAnotherOrder(
      messages(0, 900, () => ({})),
      (s) => s === 100 || s === 200,
    );
    expect(told(twice)).toEqual([]);
    const live = messages(600, 900, () => ({}));
    const stored = messages(300, 590, (s) => ({ receivedS: 605 + s - 300 }));
    const mixed = [
      ...messages(0, 300, () => ({})),
      ...live.slice(0, 1),
      ...interleave(stored, live.slice(1)),
    ];
    expect(told(mixed)).toEqual([]);
  });

  test('a restart of the station counts anew', () => {
    const inputs = [0, 1, 2, 3].flatMap((boot) =>
      messages(100 * boot, 100 * boot + 100, () => ({ boot, seqFrom: 100 * boot })),
    );
    expect(told(inputs)).toEqual([]);
  });
});

describe('the gateway', () => {
  test('all values of the station unchanged for three minutes; its points are not told one by one', () => {
    const inputs = messages(0, 2400, (s) => ({ valuesOf: s >= 300 && s < 2000 ? 299 : s }));
    expect(told(inputs)).toEqual(['raised gateway-frozen 481', 'returned gateway-frozen 2005']);
  });

  test('one point that still moves, or a plant at rest, is no frozen gateway', () => {
    const inputs = messages(0, 500, (s) => ({ valuesOf: 7, dp: 1000 + (s % 2) }));
    expect(told(inputs)).toEqual([]);
    expect(told(messages(0, 500, () => ({ valuesOf: 7, running: 0 })))).toEqual([]);
  });
});

test('grouping, a restart in between and another world change nothing', () => {
  const inputs = inAnotherOrder(
    messages(0, 900, (s) => ({ aheadS: s >= 400 ? 100 : 0, valuesOf: Math.min(s, 500) })),
    (s) => s < 400 && s % 100 === 50,
  );
  const whole = judgeAll(inputs).events;
  const readings = inputs.flatMap((it) => (it.type === 'readings' ? it.readings : []));
  const last = readings.at(-1)?.receivedTs ?? 0;
  expect(judgeAll([{ type: 'readings', readings, receivedTs: last }]).events).toEqual(whole);
  let state: JudgeState = initialState();
  const events = inputs.flatMap((input) => {
    const [next, some] = evaluate(JSON.parse(JSON.stringify(state)) as JudgeState, input, configOf());
    state = next;
    return some;
  });
  expect(events).toEqual(whole);
  expect(new Set(events.map(({ alarm }) => alarm.ruleId))).toEqual(
    new Set([...RULES.slice(0, 3), 'point-silent']),
  );
  const moved = moveState(state, 'live', 'run:x');
  expect(openAlarmsOf(moved)).toEqual(openAlarmsOf(state).map((alarm) => moveAlarm(alarm, 'run:x')));
});

test('an alarm of the line is acknowledged, held back in maintenance of all collectors, and withdrawn with its rule', () => {
  const inputs = messages(0, 200, () => ({ aheadS: 240 }));
  const { state, events } = judgeAll(inputs);
  const id = events.find(({ alarm }) => alarm.ruleId === 'clock-skew')?.alarm.id ?? '';
  const [seen] = evaluate(
    state,
    { type: 'acknowledge', alarmId: id, by: 'a', reason: '', now: T0 + 300_000 },
    configOf(),
  );
  expect(openAlarmsOf(seen).find((it) => it.id === id)?.state).toBe('ack');
  const window = { id: 'M', from: T0 + 310_000, to: T0 + 400_000 };
  const maintained = {
    ...configOf(),
    maintenance: new Map(['D', 'W'].map((collector) => [collector, [{ ...window, collector } as never]])),
  };
  const [served, held] = evaluate(seen, tick(350), maintained);
  expect(brief(held)).toContain('held clock-skew 310');
  expect(brief(judgeAll([tick(450)], maintained, served).events)).toContain('released clock-skew 400');
  const without = configOf(STATION, { ...DRY, rules: { 'clock-skew': { enabled: false } } });
  expect(openAlarmsOf(judgeAll([tick(500)], without, seen).state).map((it) => it.id)).not.toContain(id);
});

interface Told {
  readonly aheadS?: number;
  readonly receivedS?: number;
  readonly boot?: number;
  readonly seqFrom?: number;
  /** The second whose values are sent. */
  readonly valuesOf?: number;
  readonly dp?: number;
  readonly running?: number;
}

/** A message every 5 s of five samples of D, received as its last sample is. */
function messages(from: number, to: number, at: (s: number) => Told): JudgeInput[] {
  const inputs: JudgeInput[] = [];
  for (let start = from; start < to; start += 5) {
    const { receivedS = start + 5, boot = 1, seqFrom = 0 } = at(start);
    const readings = Array.from({ length: 5 }, (_, i) => sample(start + i + 1, { ...at(start), receivedS }));
    const seq = start / 5 - seqFrom / 5;
    inputs.push(message(readings.flat().map((it) => ({ ...it, boot, seq, ingestId: start + 1 }))));
  }
  return inputs;
}

function sample(
  s: number,
  { aheadS = 0, receivedS = s, valuesOf = s, dp, running = 1 }: Told,
): StoredReading[] {
  const values = {
    running,
    differentialPressurePa: dp ?? 1000 + (valuesOf % 7),
    hopperTemperatureC: 30 + (valuesOf % 5) / 10,
  };
  return (['running', 'differentialPressurePa', 'hopperTemperatureC'] as const).map((point) =>
    reading('D', point, s + aheadS, values[point], { receivedS }),
  );
}

function message(readings: readonly StoredReading[]): JudgeInput {
  return { type: 'readings', readings, receivedTs: readings[0]?.receivedTs ?? 0 };
}

/** The message that begins at such a second comes after the one behind it; what comes below is late, as the intake says. */
function inAnotherOrder(inputs: JudgeInput[], isOvertaken: (s: number) => boolean): JudgeInput[] {
  const sent = inputs.slice();
  for (let at = 0; at + 1 < sent.length; at++) {
    const [one, next] = [sent[at], sent[at + 1]];
    if (one?.type !== 'readings' || next?.type !== 'readings' || !isOvertaken(at * 5)) continue;
    const receivedTs = next.receivedTs;
    const late = one.readings.map((it) => ({ ...it, receivedTs, ingestId: it.ingestId + 9, late: true }));
    sent.splice(at, 2, next, { type: 'readings', readings: late, receivedTs });
  }
  return sent;
}

function interleave(some: JudgeInput[], others: JudgeInput[]): JudgeInput[] {
  const at = (input: JudgeInput) => (input.type === 'readings' ? input.receivedTs : 0);
  const late = some.map((input) =>
    input.type === 'readings'
      ? { ...input, readings: input.readings.map((it) => ({ ...it, late: true })) }
      : input,
  );
  return [...late, ...others].toSorted((a, b) => at(a) - at(b));
}

function told(inputs: readonly JudgeInput[]): string[] {
  return brief(judgeAll(inputs).events.filter(({ alarm }) => !alarm.late && RULES.includes(alarm.ruleId)));
}
