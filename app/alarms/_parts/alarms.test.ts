import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alarm } from '../../../data/model/alarm';
import { countAlarms } from './alarm-figures';
import { filterAlarms } from './alarm-filter';
import { chooseSound, SILENT, type SoundMemory } from './choose-sound';
import { joinAlarms } from './join-alarms';

const HOUR = 3_600_000;

function alarm(change: Partial<Alarm> = {}): Alarm {
  return {
    id: 'a',
    world: 'live',
    ruleId: 'dp-high',
    collector: 'E1-C01',
    point: 'differentialPressurePa',
    priority: 2,
    state: 'unack',
    raisedTs: 0,
    knownAt: 0,
    returnedTs: null,
    acknowledged: null,
    late: false,
    params: {},
    ...change,
  };
}

const plantOf = (collector: string) => collector.slice(0, 2);
const everything = { states: [], priorities: [], plant: null, rule: null };

describe('filterAlarms', () => {
  const rows = [
    alarm({ id: 'a', collector: 'E1-C01', priority: 1, state: 'unack' }),
    alarm({ id: 'b', collector: 'E2-C01', priority: 2, state: 'ack', ruleId: 'spark' }),
    alarm({ id: 'c', collector: 'E2-C02', priority: 1, state: 'normal' }),
  ];
  it.each([
    [everything, 'a b c'],
    [{ ...everything, states: ['unack', 'ack'] as const }, 'a b'],
    [{ ...everything, priorities: [1] as const }, 'a c'],
    [{ ...everything, plant: 'E2' }, 'b c'],
    [{ ...everything, rule: 'spark' as const }, 'b'],
    [{ ...everything, plant: 'E2', priorities: [1] as const }, 'c'],
  ])('passes what every part allows (%#)', (filter, expected) => {
    expect(
      filterAlarms(rows, filter, plantOf)
        .map((row) => row.id)
        .join(' '),
    ).toBe(expected);
  });
});

describe('countAlarms', () => {
  it('counts open ones, unacknowledged ones and the last day by priority', () => {
    const open = [alarm({ state: 'unack' }), alarm({ state: 'rtn-unack' }), alarm({ state: 'ack' })];
    open.push(alarm({ state: 'out-of-service' }));
    const recent = [
      alarm({ priority: 1, raisedTs: 2 * HOUR }),
      alarm({ priority: 1, raisedTs: HOUR }),
      alarm({ priority: 4, raisedTs: 25 * HOUR }),
      alarm({ priority: 4, raisedTs: HOUR - 1 }),
    ];
    expect(countAlarms(open, recent, 25 * HOUR)).toEqual({
      open: 3,
      unacknowledged: 2,
      last24h: { 1: 2, 2: 0, 3: 0, 4: 1 },
    });
  });
});

describe('joinAlarms', () => {
  it('shows an alarm once, as it stands now, newest first', () => {
    const answered = [alarm({ id: 'old', raisedTs: 1, state: 'normal' }), alarm({ id: 'x', raisedTs: 2 })];
    const open = [alarm({ id: 'x', raisedTs: 2, state: 'ack' }), alarm({ id: 'new', raisedTs: 3 })];
    expect(joinAlarms(answered, open).map((row) => `${row.id} ${row.state}`)).toEqual([
      'new unack',
      'x ack',
      'old normal',
    ]);
  });
});

describe('chooseSound', () => {
  it('sounds once for a new alarm, then reminds', () => {
    const rows = [alarm({ priority: 1 })];
    const first = chooseSound(SILENT, rows, 1000);
    expect(first.play).toBe(1);
    expect(chooseSound(first.memory, rows, 10_999).play).toBeNull();
    expect(chooseSound(first.memory, rows, 11_000).play).toBe(1);
  });

  it('sounds a blue alarm once only', () => {
    const rows = [alarm({ priority: 4 })];
    const first = chooseSound(SILENT, rows, 0);
    expect([first.play, chooseSound(first.memory, rows, HOUR).play]).toEqual([4, null]);
  });

  it('is silent once everything is acknowledged', () => {
    const first = chooseSound(SILENT, [alarm({ priority: 1 })], 0);
    expect(chooseSound(first.memory, [alarm({ priority: 1, state: 'ack' })], HOUR)).toEqual({
      memory: { heard: new Set(), lastSoundTs: 0 },
      play: null,
      summary: null,
    });
  });

  it('sums many at once up in one sound of the highest level', () => {
    const rows = [3, 2, 3].map((priority, index) =>
      alarm({ id: String(index), priority: priority as 2 | 3 }),
    );
    const choice = chooseSound(SILENT, rows, 0);
    expect([choice.play, choice.summary]).toEqual([2, { 1: 0, 2: 1, 3: 2, 4: 0 }]);
  });

  it('sounds every alarm at most once without a reminder, and never sounds without an unacknowledged one', () => {
    const states = fc.constantFrom('unack', 'ack', 'rtn-unack', 'normal' as const);
    const row = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      priority: fc.constantFrom(1, 2, 3, 4 as const),
      state: states,
    });
    const moments = fc.array(fc.uniqueArray(row, { selector: (r) => r.id }), { maxLength: 20 });
    fc.assert(
      fc.property(moments, (steps) => {
        let memory: SoundMemory = SILENT;
        steps.forEach((rows, index) => {
          const alarms = rows.map((r) => alarm(r as Partial<Alarm>));
          const waiting = alarms.filter((a) => a.state === 'unack' || a.state === 'rtn-unack');
          const fresh = waiting.some((a) => !memory.heard.has(a.id));
          const choice = chooseSound(memory, alarms, index * 1000);
          if (waiting.length === 0) expect(choice.play).toBeNull();
          if (fresh) expect(choice.play).not.toBeNull();
          expect(choice.memory.heard).toEqual(new Set(waiting.map((a) => a.id)));
          memory = choice.memory;
        });
      }),
    );
  });
});
