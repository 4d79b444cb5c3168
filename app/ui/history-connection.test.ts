import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Moment } from '../../data/model/moment';
import { createLatestStore } from '../../twin/live/latest';
import { createHistoryConnection, type MomentFailure, type MomentQuery } from './history-connection';

const moment = (at: number, part: Partial<Moment> = {}): Moment => ({
  world: 'live',
  at,
  oldestTs: 0,
  newestTs: 9e12,
  outside: null,
  values: [['E1-C01', 'hopperTemperatureC', at, at / 1000, 0]],
  estimates: [],
  stations: [],
  alarms: [],
  warnings: [],
  risk: [],
  ...part,
});

interface Asked {
  readonly query: MomentQuery;
  readonly signal: AbortSignal;
  readonly answer: (given: Moment) => Promise<void>;
  readonly fail: (why: MomentFailure) => Promise<void>;
}

/** A connection whose questions the test answers, on a clock that the test moves. */
function open() {
  const asked: Asked[] = [];
  const timers = new Set<{ at: number; action: () => void }>();
  let now = 1_000_000;
  const connection = createHistoryConnection({
    world: 'live',
    store: createLatestStore(),
    fetchMoment: (query, signal) =>
      new Promise<Moment>((resolve, reject) => {
        const settle = async (finish: () => void): Promise<void> => {
          finish();
          for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
        };
        asked.push({
          query,
          signal,
          answer: (given) => settle(() => resolve(given)),
          fail: (why) => settle(() => reject(why)),
        });
      }),
    failureOf: (error) => error as MomentFailure,
    now: () => now,
    after(delayMs, action) {
      const timer = { at: now + delayMs, action };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
  });
  const stop = connection.start();
  return {
    connection,
    asked,
    stop,
    temperature: () => connection.store.get('E1-C01', 'hopperTemperatureC')?.value,
    async show(at: number) {
      connection.showMoment(at);
      await Promise.resolve();
    },
    async pass(ms: number) {
      now += ms;
      for (const timer of [...timers].filter(({ at }) => at <= now)) {
        timers.delete(timer);
        timer.action();
      }
      await Promise.resolve();
    },
  };
}

describe('a moment', () => {
  it('fills the store as if it were now, backwards too', async () => {
    const past = open();
    await past.show(60_000);
    expect(past.connection.state()).toMatchObject({ loaded: false, connection: 'connecting' });
    await past.asked[0]?.answer(moment(60_000));
    expect([past.temperature(), past.connection.serverNow()]).toEqual([60, 60_000]);
    await past.pass(1000);
    await past.show(30_000);
    await past.asked[1]?.answer(moment(30_000));
    expect([past.temperature(), past.connection.serverNow()]).toEqual([30, 30_000]);
    expect(past.connection.state()).toMatchObject({ loaded: true, connection: 'live' });
  });

  it('is asked for the collectors that pages watch, and for all on the map', async () => {
    const past = open();
    past.connection.addWatch({ collectors: ['b'] });
    past.connection.addWatch({ collectors: ['a'] });
    await past.show(1000);
    await past.pass(1000);
    const leave = past.connection.addWatch({ city: true });
    await past.pass(1000);
    leave();
    await past.pass(1000);
    expect(past.asked.map(({ query }) => query.collectors)).toEqual([['a', 'b'], null, ['a', 'b']]);
  });

  it('outside the stored past empties the picture and says where the past begins', async () => {
    const past = open();
    await past.show(60_000);
    await past.asked[0]?.answer(moment(60_000));
    await past.pass(1000);
    await past.show(10);
    await past.asked[1]?.answer(moment(10, { outside: 'before', oldestTs: 50_000, values: [] }));
    expect(past.temperature()).toBeUndefined();
    expect(past.connection.state().past).toMatchObject({ outside: 'before', oldestTs: 50_000 });
  });
});

describe('scrubbing', () => {
  it('asks at most four times a second, and for the last moment', async () => {
    const past = open();
    for (let at = 0; at < 100; at += 1) {
      await past.show(at);
      await past.pass(10);
    }
    await past.pass(250);
    expect(past.asked.length).toBeLessThanOrEqual(5);
    expect(past.asked.at(-1)?.query.at).toBe(99);
  });

  it('aborts the question before', async () => {
    const past = open();
    await past.show(1000);
    await past.asked[0]?.answer(moment(1000));
    await past.pass(250);
    await past.show(2000);
    await past.pass(250);
    await past.show(3000);
    expect(past.asked.map(({ signal }) => signal.aborted)).toEqual([false, true, false]);
  });

  it('lets one question through when the picture has stood still for a second', async () => {
    const past = open();
    for (let at = 1; at <= 8; at += 1) {
      await past.show(at * 1000);
      await past.pass(250);
    }
    const open1 = past.asked.filter(({ signal }) => !signal.aborted);
    expect(open1.map(({ query }) => query.at)).toEqual([1000, 8000]);
    await open1[0]?.answer(moment(1000));
    expect(past.temperature()).toBe(1);
    await open1[1]?.answer(moment(8000));
    expect(past.temperature()).toBe(8);
  });

  it('ends at the last moment, in whatever order the answers come', async () => {
    const step = fc.record({
      at: fc.integer({ min: 0, max: 1000 }),
      waitMs: fc.integer({ min: 0, max: 2000 }),
      answers: fc.nat(20),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const past = open();
        for (const { at, waitMs, answers } of steps) {
          await past.show(at);
          await past.pass(waitMs);
          const question = past.asked[answers];
          await question?.answer(moment(question.query.at));
        }
        await past.pass(5000);
        for (const { query, answer } of past.asked.toReversed()) await answer(moment(query.at));
        expect(past.connection.serverNow()).toBe(steps.at(-1)?.at);
        expect(past.temperature()).toBe((steps.at(-1)?.at ?? 0) / 1000);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a failure', () => {
  it('of the line is said, and mended by itself', async () => {
    const past = open();
    await past.show(1000);
    await past.asked[0]?.fail('unreachable');
    expect(past.connection.state()).toMatchObject({ connection: 'lost', downSince: 1_000_000 });
    await past.pass(2000);
    await past.asked[1]?.answer(moment(1000));
    expect(past.connection.state()).toMatchObject({ connection: 'live', downSince: null });
  });

  it('does not hold back the next moment', async () => {
    const past = open();
    await past.show(1000);
    await past.asked[0]?.fail('unreachable');
    await past.pass(300);
    await past.show(2000);
    expect(past.asked[1]?.query.at).toBe(2000);
  });

  it('of the session asks to sign in', async () => {
    const past = open();
    await past.show(1000);
    await past.asked[0]?.fail('signed-out');
    expect(past.connection.state().signedOut).toBe(true);
  });

  it("leaves nothing standing, and the server's sentence", async () => {
    const past = open();
    await past.show(1000);
    await past.asked[0]?.answer(moment(1000));
    await past.pass(1000);
    await past.show(2000);
    await past.asked[1]?.fail({ sentence: 'There is no such run.', passes: false });
    expect(past.temperature()).toBeUndefined();
    expect(past.connection.state().past?.problem).toBe('There is no such run.');
  });

  it.each(['signed-out', { sentence: 'There is no such run.', passes: false }] as const)(
    'that stays (%o) is not asked about again, but the next moment is',
    async (failure) => {
      const past = open();
      await past.show(1000);
      await past.asked[0]?.fail(failure);
      await past.pass(60_000);
      expect(past.asked).toHaveLength(1);
      await past.show(2000);
      expect(past.asked[1]?.query.at).toBe(2000);
    },
  );

  it('that passes is asked about again, and counts as loaded meanwhile', async () => {
    const past = open();
    await past.show(1000);
    await past.asked[0]?.fail({ sentence: 'Not available now.', passes: true });
    expect(past.connection.state().loaded).toBe(true);
    await past.pass(2000);
    await past.asked[1]?.answer(moment(1000));
    expect(past.connection.state().past?.problem).toBeNull();
  });

  it('after the page has left is silence', async () => {
    const past = open();
    await past.show(1000);
    past.stop();
    expect(past.asked[0]?.signal.aborted).toBe(true);
    await past.asked[0]?.fail('aborted');
    await past.pass(5000);
    expect(past.asked).toHaveLength(1);
  });
});
