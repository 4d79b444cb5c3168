import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { AlarmEvent } from '../../data/model/alarm';
import type { PointId } from '../../data/model/points';
import { evaluate, openAlarmsOf } from './evaluate';
import { initialState } from './judge-state';
import { brief, configOf, DRY, judgeAll, reading, STATION, story, T0, tick } from './test-plant';
import { begin, facts, inputsOf, readingsOf, stretches } from './test-stretches';
import type { JudgeInput, JudgeState } from './types';

// Many runs on a busy machine: the runner's own limit must not decide.
vi.setConfig({ testTimeout: 60_000 });

const config = configOf();

describe('the same readings give the same alarms', () => {
  test('however they are grouped and however often time is told', () => {
    const property = fc.property(
      stretches,
      fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 20 }),
      fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 60 }),
      (parts, cuts, seconds) => {
        const readings = readingsOf(parts);
        const ticks = seconds.map((s) => T0 + s * 1000).sort((a, b) => a - b);
        const one = judgeAll([begin, ...inputsOf(readings, [1], [])], config).events;
        const other = judgeAll([begin, ...inputsOf(readings, cuts, ticks)], config).events;
        expect(facts(other)).toEqual(facts(one));
      },
    );
    fc.assert(property, { numRuns: 100 });
  });

  test('also when they overtake each other within the reorder time', () => {
    const patient = configOf({ ...STATION, reorderMs: 20_000 });
    const property = fc.property(
      stretches,
      fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 20 }),
      fc.array(fc.integer({ min: 0, max: 15_000 }), { minLength: 1, maxLength: 50 }),
      (parts, cuts, delays) => {
        const inOrder = readingsOf(parts);
        const overtaking = inOrder
          .map((it, at) => ({ ...it, receivedTs: it.ts + 1000 + (delays[at % delays.length] ?? 0) }))
          .sort((a, b) => a.receivedTs - b.receivedTs);
        const one = judgeAll([begin, ...inputsOf(overtaking, [1], [])], patient).events;
        const other = judgeAll(
          [begin, ...inputsOf(overtaking, cuts, [T0 + 60_000, T0 + 300_000])],
          patient,
        ).events;
        expect(facts(other)).toEqual(facts(one));
        const bySamples = (events: AlarmEvent[]) =>
          facts(events.filter((it) => !it.alarm.ruleId.endsWith('silent') && !it.alarm.late));
        const straight = judgeAll([begin, ...inputsOf(inOrder, [1], [])], config).events;
        expect(bySamples(one)).toEqual(bySamples(straight));
      },
    );
    fc.assert(property, { numRuns: 40 });
  });

  test('in whatever order a station writes the values of a sample', () => {
    const values = (s: number) => ({ running: s === 30 ? 1 : 0, producing: s <= 30 ? 1 : 0 });
    const stop = (points: readonly ('running' | 'producing')[]) => {
      const inputs = Array.from({ length: 36 }, (_, s): JudgeInput => {
        const readings = points.map((it) => reading('D', it, s, values(s)[it], { receivedS: s + 1 }));
        return { type: 'readings', readings, receivedTs: T0 + (s + 1) * 1000 };
      });
      return facts(judgeAll([begin, ...inputs, tick(60)], config).events);
    };
    expect(stop(['producing', 'running'])).toEqual(stop(['running', 'producing']));
  });

  test('what lapsed before a sample under maintenance has happened, also when both waited their turn', () => {
    const patient = configOf({ ...STATION, reorderMs: 20_000 });
    const hot = reading('D', 'hopperTemperatureC', 0, 75, { receivedS: 1 });
    const maintained = reading('D', 'hopperTemperatureC', 12, 30, { receivedS: 13, quality: 4 });
    const inputs = [hot, maintained].map(
      (it): JudgeInput => ({ type: 'readings', readings: [it], receivedTs: it.receivedTs }),
    );
    const { events } = judgeAll([begin, ...inputs, tick(3600)], patient);
    const raised = events.filter((it) => it.alarm.ruleId === 'hopper-temp-highhigh');
    expect(raised.map((it) => [it.kind, it.ts - T0])).toEqual([['raised', 3000]]);
  });

  test('when the state goes through JSON after every input', () => {
    const property = fc.property(stretches, (parts) => {
      const inputs = [begin, ...inputsOf(readingsOf(parts), [7], [])];
      let state: JudgeState = initialState();
      const events: AlarmEvent[] = [];
      for (const input of inputs) {
        const [next, told] = evaluate(JSON.parse(JSON.stringify(state)) as JudgeState, input, config);
        state = next;
        events.push(...told);
      }
      const straight = judgeAll(inputs, config);
      expect(events).toEqual(straight.events);
      expect(JSON.parse(JSON.stringify(state))).toEqual(JSON.parse(JSON.stringify(straight.state)));
    });
    fc.assert(property, { numRuns: 40 });
  });

  test('and the state given is never written to', () => {
    const property = fc.property(stretches, (parts) => {
      const inputs = [begin, ...inputsOf(readingsOf(parts), [11], [])];
      const half = judgeAll(inputs.slice(0, inputs.length >> 1), config).state;
      const before = JSON.stringify(half);
      judgeAll(inputs.slice(inputs.length >> 1), config, half);
      expect(JSON.stringify(half)).toBe(before);
    });
    fc.assert(property, { numRuns: 40 });
  });
});

describe('open alarms', () => {
  test('never two of one rule and point, and normal only through return and acknowledgement', () => {
    const property = fc.property(
      stretches,
      fc.infiniteStream(fc.integer({ min: 0, max: 9 })),
      (parts, dice) => {
        let state: JudgeState = initialState();
        const story = new Map<string, string[]>();
        const take = (input: JudgeInput) => {
          const [next, told] = evaluate(state, input, config);
          state = next;
          for (const { alarm, kind } of told) story.set(alarm.id, [...(story.get(alarm.id) ?? []), kind]);
          const open = openAlarmsOf(state);
          expect(new Set(open.map((it) => `${it.collector}/${it.ruleId}/${it.point}/${it.late}`)).size).toBe(
            open.length,
          );
        };
        for (const input of [begin, ...inputsOf(readingsOf(parts), [30], [])]) {
          take(input);
          const seen = openAlarmsOf(state)[0];
          const now = 'now' in input ? input.now : T0;
          if (seen && dice.next().value === 0)
            take({ type: 'acknowledge', alarmId: seen.id, by: 'a', reason: 'seen', now });
        }
        const open = new Set(openAlarmsOf(state).map((it) => it.id));
        for (const [id, kinds] of story) {
          expect(kinds[0]).toBe('raised');
          expect(kinds.at(-1) === 'normal').toBe(!open.has(id));
          if (!open.has(id)) expect(kinds).toEqual(expect.arrayContaining(['returned', 'acknowledged']));
        }
      },
    );
    fc.assert(property, { numRuns: 60 });
  });
});

describe('time', () => {
  const fault = (s: number) => ({ airlockFault: s >= 10 ? 1 : 0 });

  test('a raise needs no further sample: it comes two message intervals after its deadline, at its deadline', () => {
    const inputs = story('D', 0, 12, fault);
    expect(brief(judgeAll([...inputs, tick(22)]).events)).toEqual([]);
    const [event] = judgeAll([...inputs, tick(24)]).events;
    expect(event).toMatchObject({ kind: 'raised', ts: T0 + 13_000, knownAt: T0 + 23_000 });
  });

  test('a sample holds for 3 sample intervals at most: a gap longer than that starts a delay anew', () => {
    const lone = story('D', 0, 11, fault);
    expect(brief(judgeAll([...lone, tick(100)]).events)).toEqual(['raised airlock-fault 13']);
    const slow = story('D', 0, 10, () => ({ hopperTemperatureC: 40 }));
    slow.push(
      ...story('D', 10, 11, () => ({ hopperTemperatureC: 65 })),
      ...story('D', 30, 31, () => ({ hopperTemperatureC: 65 })),
    );
    expect(brief(judgeAll([...slow, tick(100)]).events)).toEqual([]);
  });

  test('what a station stored while the line was down is judged at its own time', () => {
    const stored = story('D', 0, 100, fault).flatMap((it) => (it.type === 'readings' ? it.readings : []));
    const receivedTs = T0 + 3_600_000;
    const readings = stored.map((it) => ({ ...it, receivedTs }));
    expect(judgeAll([{ type: 'readings', readings, receivedTs }]).events[0]).toMatchObject({
      kind: 'raised',
      ts: T0 + 13_000,
      knownAt: receivedTs,
    });
  });
});

describe('late readings', () => {
  test('raise alarms that are marked late and have returned; what was judged in order stands', () => {
    const late = story('D', 100, 130, (s) => ({ airlockFault: s < 120 ? 1 : 0 })).flatMap((it) =>
      it.type === 'readings'
        ? it.readings.map((one) => ({ ...one, late: true, receivedTs: T0 + 401_000 }))
        : [],
    );
    const inOrder = story('D', 0, 400, (s) => ({ airlockFault: s >= 100 && s < 130 ? 0 : Number(s > 300) }));
    const { state, events } = judgeAll([
      ...inOrder,
      { type: 'readings', readings: late, receivedTs: T0 + 401_000 },
      tick(412),
    ]);
    expect(brief(events)).toEqual([
      'raised airlock-fault 304',
      'raised airlock-fault 103',
      'returned airlock-fault 129',
    ]);
    expect(events.at(-1)?.alarm).toMatchObject({ late: true, state: 'rtn-unack', returnedTs: T0 + 129_000 });
    expect(events.at(-1)?.knownAt).toBe(T0 + 411_000);
    expect(openAlarmsOf(state).filter((it) => it.ruleId === 'airlock-fault')).toHaveLength(2);
    const id = events.at(-1)?.alarm.id ?? '';
    const acknowledged = judgeAll(
      [{ type: 'acknowledge', alarmId: id, by: 'a', reason: 'seen', now: T0 + 500_000 }],
      config,
      state,
    );
    expect(brief(acknowledged.events)).toEqual([
      'acknowledged airlock-fault 500',
      'normal airlock-fault 500',
    ]);
  });

  test('a station with a reorder time is judged in order of event time', () => {
    const patient = configOf({ ...STATION, reorderMs: 10_000 });
    const sorted = Array.from({ length: 60 }, (_, s) =>
      reading('D', 'airlockFault', s, s >= 20 && s < 40 ? 1 : 0, { receivedS: 0 }),
    );
    const swapped = sorted
      .map((_, at) => sorted[at % 2 === 0 ? at + 1 : at - 1] ?? sorted[at])
      .filter((it) => it !== undefined);
    const inputs: JudgeInput[] = swapped.map((it, at) => {
      const receivedTs = T0 + (at + 2) * 1000;
      return { type: 'readings', readings: [{ ...it, receivedTs }], receivedTs };
    });
    expect(brief(judgeAll([...inputs, tick(120)], patient).events)).toEqual([
      'raised airlock-fault 23',
      'returned airlock-fault 50',
    ]);
  });
});

describe('the registry changes', () => {
  test('an open alarm whose rule is gone returns and waits for a person; the rule takes it back when it returns', () => {
    const inputs = story('D', 0, 20, () => ({ airlockFault: 1 }));
    const { state } = judgeAll(inputs, config);
    const without = configOf(STATION, { ...DRY, rules: { 'airlock-fault': { enabled: false } } });
    const gone = judgeAll([tick(25)], without, state);
    expect(brief(gone.events)).toEqual(['returned airlock-fault 25']);
    expect(openAlarmsOf(gone.state).filter((it) => it.ruleId === 'airlock-fault')).toHaveLength(1);
    const back = judgeAll(
      story('D', 26, 40, () => ({ airlockFault: 1 })),
      config,
      gone.state,
    );
    expect(brief(back.events)).toEqual(['raised airlock-fault 29']);
    expect(back.events[0]?.alarm.params).toMatchObject({ occurrences: 2 });
  });

  test('a retired station is not judged', () => {
    expect(judgeAll([tick(0), tick(100)], configOf({ ...STATION, retired: true })).events).toEqual([]);
  });
});

test('a point the catalogue does not know for this collector is ignored', () => {
  const stray = reading('D', 'tankLevelM' satisfies PointId, 0, 0);
  expect(judgeAll([{ type: 'readings', readings: [stray], receivedTs: stray.receivedTs }]).events).toEqual(
    [],
  );
});
