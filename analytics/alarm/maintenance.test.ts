import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { AlarmEvent } from '../../data/model/alarm';
import type { MaintenanceWindow } from '../../data/model/maintenance';
import { buildRegistry } from '../../data/model/registry';
import { buildJudgeConfig } from './build-judge-config';
import { evaluate, openAlarmsOf } from './evaluate';
import { initialState } from './judge-state';
import { intersectWindows, mergeWindows, type ServiceWindow } from './service-window';
import { brief, DRY, judgeAll, STATION, story, T0, tick, WET } from './test-plant';
import { begin, facts, inputsOf, readingsOf, stretches } from './test-stretches';
import type { JudgeConfig, JudgeInput, JudgeState } from './types';

// Many runs on a busy machine: the runner's own limit must not decide.
vi.setConfig({ testTimeout: 60_000 });

function window(from: number, to: number, collector = 'D', id = `${collector}${from}`): MaintenanceWindow {
  const times = { from: T0 + from * 1000, to: T0 + to * 1000, createdTs: T0 };
  return { id, collector, reason: 'belt', by: 'Li', endedBy: null, ...times };
}

function configWith(windows: readonly MaintenanceWindow[], station = STATION, dry = DRY): JudgeConfig {
  return buildJudgeConfig('live', buildRegistry([station, dry, WET]), windows);
}

const faultFrom = (from: number, to: number) => (s: number) => ({
  airlockFault: s >= from && s < to ? 1 : 0,
});
/** Of the airlock alone, with its state: `held airlock-fault 13 out-of-service`. */
const airlock = (events: readonly AlarmEvent[]): readonly AlarmEvent[] =>
  events.filter((it) => it.alarm.ruleId === 'airlock-fault');
const told = (events: readonly AlarmEvent[]): string[] =>
  airlock(events).map((it) => `${it.kind} ${(it.ts - T0) / 1000} ${it.alarm.state}`);
const acknowledge = (state: JudgeState, s: number): JudgeInput => {
  const alarm = openAlarmsOf(state).find((it) => it.ruleId === 'airlock-fault');
  return { type: 'acknowledge', alarmId: alarm?.id ?? '', by: 'Li', reason: 'seen', now: T0 + s * 1000 };
};

describe('an alarm that would be raised in a time of maintenance', () => {
  const config = configWith([window(5, 60)]);

  test('is held back, and raised at its end when it still holds', () => {
    const { events, state } = judgeAll(story('D', 0, 90, faultFrom(10, 90)), config);
    expect(told(events)).toEqual(['held 13 out-of-service', 'raised 60 unack']);
    expect(airlock(events)[0]?.alarm.params).toMatchObject({
      maintenance: 'D5',
      maintenanceTo: T0 + 60_000,
      maintenanceReason: 'belt',
    });
    expect(airlock(events).at(-1)?.alarm).toMatchObject({
      raisedTs: T0 + 13_000,
      params: { lastRaisedTs: T0 + 60_000 },
    });
    expect(told(judgeAll([acknowledge(state, 91)], config, state).events)).toEqual(['acknowledged 91 ack']);
  });

  test('is raised also when nothing more comes, once what is on its way would have been heard', () => {
    const heard = story('D', 0, 20, faultFrom(10, 90));
    expect(told(judgeAll([...heard, tick(69)], config).events)).toEqual(['held 13 out-of-service']);
    const { events } = judgeAll([...heard, tick(70)], config);
    expect(told(events)).toEqual(['held 13 out-of-service', 'raised 60 unack']);
    expect(airlock(events).at(-1)?.knownAt).toBe(T0 + 70_000);
  });

  test('is normal without a word when it returns before, and open to nobody', () => {
    const { events, state } = judgeAll(story('D', 0, 90, faultFrom(10, 30)), config);
    expect(told(events)).toEqual(['held 13 out-of-service', 'returned 40 normal', 'normal 40 normal']);
    expect(openAlarmsOf(state).filter((it) => it.ruleId === 'airlock-fault')).toEqual([]);
  });

  test('cannot be acknowledged while it is held back', () => {
    const { state } = judgeAll(story('D', 0, 20, faultFrom(10, 90)), config);
    expect(judgeAll([acknowledge(state, 21)], config, state).events).toEqual([]);
  });
});

describe('an alarm that is open when maintenance begins', () => {
  const before = story('D', 0, 30, faultFrom(10, 900));
  const config = configWith([window(40, 60)]);

  test('comes back as it was: nobody has seen it, or somebody has', () => {
    const after = story('D', 30, 90, faultFrom(10, 900));
    expect(told(judgeAll([...before, ...after], config).events)).toEqual([
      'raised 13 unack',
      'held 40 out-of-service',
      'released 60 unack',
    ]);
    const { state } = judgeAll(before, config);
    const seen = judgeAll([acknowledge(state, 31), ...after], config, state);
    expect(told(seen.events)).toEqual(['acknowledged 31 ack', 'held 40 out-of-service', 'released 60 ack']);
    expect(openAlarmsOf(seen.state).find((it) => it.ruleId === 'airlock-fault')?.acknowledged?.by).toBe('Li');
  });

  test('and returns meanwhile waits for who has not seen it, and is over for who has', () => {
    const after = story('D', 30, 90, faultFrom(10, 45));
    const { state } = judgeAll(before, config);
    expect(told(judgeAll(after, config, state).events)).toEqual([
      'held 40 out-of-service',
      'returned 55 out-of-service',
      'released 60 rtn-unack',
    ]);
    expect(told(judgeAll([acknowledge(state, 31), ...after], config, state).events)).toEqual([
      'acknowledged 31 ack',
      'held 40 out-of-service',
      'returned 55 normal',
      'normal 55 normal',
    ]);
  });

  test('and returns and comes again meanwhile is raised again, once more', () => {
    const again = (s: number) => ({ airlockFault: s < 30 || s >= 50 ? 1 : 0 });
    const config = configWith([window(32, 60)]);
    const { events } = judgeAll([...before, ...story('D', 30, 90, again)], config);
    expect(told(events)).toEqual([
      'raised 13 unack',
      'held 32 out-of-service',
      'returned 40 out-of-service',
      'held 53 out-of-service',
      'raised 60 unack',
    ]);
    expect(airlock(events).at(-1)?.alarm.params).toMatchObject({
      occurrences: 2,
      lastRaisedTs: T0 + 60_000,
    });
  });
});

describe('windows', () => {
  const fault = story('D', 0, 90, faultFrom(10, 900));

  test('that touch or overlap are one; such as never took place are none', () => {
    const config = configWith([window(5, 20), window(20, 30), window(25, 60), window(70, 70)]);
    expect(told(judgeAll(fault, config).events)).toEqual(['held 13 out-of-service', 'raised 60 unack']);
  });

  test('end early: at that moment', () => {
    const { state } = judgeAll(fault.slice(0, 30), configWith([window(5, 600)]));
    const ended = configWith([{ ...window(5, 30), endedBy: 'Li' }]);
    expect(told(judgeAll(fault.slice(30), ended, state).events)).toEqual(['raised 30 unack']);
  });

  test('are made while an alarm is open: it is held from then on', () => {
    const { state } = judgeAll(fault.slice(0, 30), configWith([]));
    const made = configWith([window(26, 60)]);
    expect(told(judgeAll(fault.slice(30), made, state).events)).toEqual([
      'held 26 out-of-service',
      'released 60 unack',
    ]);
  });

  test('hold nothing of another collector', () => {
    expect(told(judgeAll(fault, configWith([window(0, 600, 'W')])).events)).toEqual(['raised 13 unack']);
  });

  test('hold the silence of a station only while all its collectors are worked on, by the clock', () => {
    const silence = (windows: readonly MaintenanceWindow[]) =>
      judgeAll([begin, tick(25), tick(200)], configWith(windows))
        .events.filter((it) => it.alarm.ruleId === 'station-silent')
        .map((it) => `${it.kind} ${(it.ts - T0) / 1000} ${(it.knownAt - T0) / 1000}`);
    expect(silence([window(0, 100)])).toEqual(['raised 30 30']);
    expect(silence([window(0, 100), window(10, 80, 'W')])).toEqual(['held 30 30', 'raised 80 80']);
  });

  test('of what comes late count by its own time', () => {
    const late = story('D', 100, 130, faultFrom(100, 120)).flatMap((it) =>
      it.type === 'readings'
        ? it.readings.map((one) => ({ ...one, late: true, receivedTs: T0 + 401_000 }))
        : [],
    );
    const inputs: JudgeInput[] = [
      ...story('D', 0, 400, (s) => (s >= 100 && s < 130 ? undefined : { airlockFault: 0 })),
      { type: 'readings', readings: late, receivedTs: T0 + 401_000 },
      tick(412),
    ];
    const held = judgeAll(inputs, configWith([window(90, 300)]));
    expect(told(held.events)).toEqual([
      'held 103 out-of-service',
      'returned 129 normal',
      'normal 129 normal',
    ]);
    expect(openAlarmsOf(held.state).filter((it) => it.late)).toEqual([]);
    const over = judgeAll(inputs, configWith([window(90, 110)]));
    expect(told(over.events)).toEqual([
      'held 103 out-of-service',
      'raised 110 unack',
      'returned 129 rtn-unack',
    ]);
    const now = judgeAll(inputs, configWith([window(395, 500)]));
    expect(told(now.events)).toEqual(['raised 103 unack', 'returned 129 rtn-unack']);
  });

  test('of an exercise that ends are over with it', () => {
    const flush: JudgeInput = { type: 'flush', now: T0 + 61_000 };
    const { events } = judgeAll([...fault.slice(0, 59), flush], configWith([window(5, 60)]));
    expect(told(events)).toEqual(['held 13 out-of-service', 'raised 60 unack']);
  });

  test('hold nothing whose rule goes: it waits for a person', () => {
    const windows = [window(20, 600)];
    const { state } = judgeAll(fault.slice(0, 30), configWith(windows));
    const without = { ...DRY, rules: { 'airlock-fault': { enabled: false } } };
    const gone = judgeAll([tick(35)], configWith(windows, STATION, without), state);
    expect(told(gone.events)).toEqual(['returned 35 out-of-service', 'released 35 rtn-unack']);
  });
});

test('windows of two lists hold together where both do', () => {
  const span = (from: number, to: number): ServiceWindow => ({ id: 'x', reason: '', from, to });
  expect(intersectWindows([span(0, 10), span(20, 30)], [span(5, 25)])).toEqual([span(5, 10), span(20, 25)]);
  expect(mergeWindows([window(3, 4), window(1, 2)]).map(({ id }) => id)).toEqual(['D1', 'D3']);
});

const someWindows = fc.array(
  fc.record({
    from: fc.integer({ min: -50, max: 900 }),
    length: fc.integer({ min: 1, max: 300 }),
    collector: fc.constantFrom('D', 'D', 'W'),
  }),
  { maxLength: 5 },
);
type Windows = typeof someWindows extends fc.Arbitrary<infer T> ? T : never;
const windowsOf = (given: Windows): MaintenanceWindow[] =>
  given.map(({ from, length, collector }, at) => window(from, from + length, collector, `w${at}`));
const someCuts = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 20 });

/**
 * What must be told, by a second way: the raises and returns that there are without maintenance, laid over the windows moment by
 * moment. Nobody acknowledges.
 */
function expectedOf(flips: readonly AlarmEvent[], windows: readonly ServiceWindow[], end: number): string[] {
  const steps = [
    ...flips.map(({ ts, kind }) => ({ ts, act: kind === 'raised' ? 'on' : 'off', rank: 1 })),
    ...windows.flatMap(({ from, to }) => [
      { ts: from, act: 'begin', rank: 0 },
      { ts: to, act: 'end', rank: 0 },
    ]),
  ]
    .filter(({ ts }) => ts <= end)
    .sort((a, b) => a.ts - b.ts || a.rank - b.rank);
  const lines: string[] = [];
  let isOpen = false;
  let isNews = false;
  let isOwed = false;
  let isOut = false;
  for (const { ts, act } of steps) {
    const say = (kind: string) => lines.push(`${kind} ${ts}`);
    if (act === 'begin') {
      isOut = true;
      if (isOpen) say('held');
    } else if (act === 'end') {
      isOut = false;
      if (isOpen) say(isNews ? 'raised' : 'released');
      if (isOpen) isOwed = true;
      isNews = false;
    } else if (act === 'on') {
      say(isOut ? 'held' : 'raised');
      isNews = isOut;
      isOpen = true;
      isOwed ||= !isOut;
    } else {
      say('returned');
      if (!isOwed) say('normal');
      isOpen = isOwed;
      isNews = false;
    }
  }
  return lines;
}

describe('with times of maintenance', () => {
  test('alarms are those without, laid over the windows', () => {
    const property = fc.property(stretches, someWindows, (parts, given) => {
      const inputs = [begin, ...inputsOf(readingsOf(parts), [50], [])];
      const windows = windowsOf(given);
      const own = (collector: string) => mergeWindows(windows.filter((it) => it.collector === collector));
      const last = inputs.at(-1);
      const end = last && 'now' in last ? last.now : 0;
      const bare = judgeAll(inputs, configWith([])).events;
      const held = judgeAll(inputs, configWith(windows)).events;
      const keyOf = ({ alarm }: AlarmEvent) => `${alarm.collector}/${alarm.ruleId}/${alarm.point}`;
      for (const key of new Set(bare.map(keyOf))) {
        const [collector = '', rule] = key.split('/');
        const spans = rule === 'station-silent' ? intersectWindows(own('D'), own('W')) : own(collector);
        const flips = bare.filter((it) => keyOf(it) === key && it.kind !== 'normal');
        const lines = held.filter((it) => keyOf(it) === key).map((it) => `${it.kind} ${it.ts}`);
        expect([key, ...lines]).toEqual([key, ...expectedOf(flips, spans, end)]);
      }
    });
    fc.assert(property, { numRuns: 60 });
  });

  test('the same readings give the same alarms, however grouped and however often time is told', () => {
    const property = fc.property(
      stretches,
      someWindows,
      someCuts,
      fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 60 }),
      (parts, given, cuts, seconds) => {
        const readings = readingsOf(parts);
        const config = configWith(windowsOf(given));
        const ticks = seconds.map((s) => T0 + s * 1000).sort((a, b) => a - b);
        const one = judgeAll([begin, ...inputsOf(readings, [1], [])], config).events;
        const other = judgeAll([begin, ...inputsOf(readings, cuts, ticks)], config).events;
        expect(facts(other)).toEqual(facts(one));
      },
    );
    fc.assert(property, { numRuns: 20 });
  });

  test('also when they overtake each other within the reorder time', () => {
    const property = fc.property(
      stretches,
      someWindows,
      fc.array(fc.integer({ min: 0, max: 15_000 }), { minLength: 1, maxLength: 50 }),
      (parts, given, delays) => {
        const inOrder = readingsOf(parts);
        const overtaking = inOrder
          .map((it, at) => ({ ...it, receivedTs: it.ts + 1000 + (delays[at % delays.length] ?? 0) }))
          .sort((a, b) => a.receivedTs - b.receivedTs);
        const windows = windowsOf(given);
        const patient = configWith(windows, { ...STATION, reorderMs: 20_000 });
        const bySamples = (events: AlarmEvent[]) =>
          facts(events.filter((it) => !it.alarm.ruleId.endsWith('silent') && !it.alarm.late));
        const one = judgeAll([begin, ...inputsOf(overtaking, [3], [])], patient).events;
        const straight = judgeAll([begin, ...inputsOf(inOrder, [1], [])], configWith(windows)).events;
        expect(bySamples(one)).toEqual(bySamples(straight));
      },
    );
    fc.assert(property, { numRuns: 15 });
  });

  test('a judge that was killed and goes on from what it saved tells the same', () => {
    const property = fc.property(stretches, someWindows, (parts, given) => {
      const config = configWith(windowsOf(given));
      const inputs = [begin, ...inputsOf(readingsOf(parts), [7], [])];
      let state: JudgeState = initialState();
      const events: AlarmEvent[] = [];
      for (const input of inputs) {
        const fresh = configWith(windowsOf(given));
        const [next, some] = evaluate(JSON.parse(JSON.stringify(state)) as JudgeState, input, fresh);
        state = next;
        events.push(...some);
      }
      expect(events).toEqual(judgeAll(inputs, config).events);
    });
    fc.assert(property, { numRuns: 10 });
  });
});

test('an early end is the same as a window that ended then', () => {
  const inputs = story('D', 0, 90, faultFrom(10, 900));
  const early = judgeAll(inputs.slice(0, 40), configWith([window(5, 80)])).state;
  const ended = judgeAll(inputs.slice(40), configWith([window(5, 40)]), early).events;
  const straight = judgeAll(inputs, configWith([window(5, 40)])).events;
  expect(brief(ended)).toEqual(brief(straight).slice(1));
});
