import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Alarm } from '../../data/model/alarm';
import type { LiveEvent, WatchRequest } from '../../data/model/frame';
import type { World } from '../../data/model/world';
import { createLatestStore } from '../../twin/live/latest';
import { createLiveConnection, joinWatches, type LiveHandlers, type WatchReply } from './live-connection';
import { EMPTY_SNAPSHOT, type LiveSnapshot } from './live-state';

const alarm = (id: string, state: Alarm['state'] = 'unack'): Alarm => ({
  id,
  world: 'live',
  ruleId: 'dp-high',
  collector: 'E1-C01',
  point: null,
  priority: 2,
  state,
  raisedTs: 1,
  knownAt: 1,
  returnedTs: null,
  acknowledged: null,
  late: false,
  params: {},
});
const event = (seq: number, subject: Alarm): LiveEvent => ({
  world: 'live',
  seq,
  type: 'alarm',
  kind: 'raised',
  alarm: subject,
  recorded: true,
});

/** A connection on a fake line: the test answers watches and reads, and moves the clock. */
function open(world: World = 'live') {
  const watches: { request: WatchRequest; answer: (reply: WatchReply) => void }[] = [];
  const reads: { answer: (alarms: readonly Alarm[]) => void; fail: (error: unknown) => void }[] = [];
  const timers: { at: number; action: () => void }[] = [];
  let handlers: LiveHandlers | undefined;
  let now = 0;
  const connection = createLiveConnection({
    world,
    open(given) {
      handlers = given;
      return { watch: (request, answer) => void watches.push({ request, answer }), close: () => {} };
    },
    fetchSnapshot: () =>
      new Promise<LiveSnapshot>((resolve, reject) => {
        reads.push({ answer: (alarms) => resolve({ ...EMPTY_SNAPSHOT, alarms }), fail: reject });
      }),
    isSignedOut: (error) => error === 401,
    store: createLatestStore(world),
    now: () => now,
    after(delayMs, action) {
      const timer = { at: now + delayMs, action };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer) >>> 0, 1);
    },
  });
  const stop = connection.start();
  if (!handlers) throw new Error('not opened');
  return {
    connection,
    line: handlers,
    watches,
    reads,
    stop,
    open: () => connection.state().alarms.map(({ id, state }) => `${id} ${state}`),
    pass(ms: number) {
      now += ms;
      for (const timer of timers.filter(({ at }) => at <= now)) {
        timers.splice(timers.indexOf(timer), 1);
        timer.action();
      }
    },
    async read(alarms: readonly Alarm[]) {
      reads.shift()?.answer(alarms);
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

describe('the line', () => {
  it('is called lost only after three seconds without it', () => {
    const { connection, line, pass } = open();
    line.onUp();
    expect(connection.state().connection).toBe('live');
    line.onDown();
    expect(connection.state().connection).toBe('connecting');
    pass(2999);
    expect(connection.state().connection).toBe('connecting');
    pass(1);
    expect(connection.state()).toMatchObject({ connection: 'lost', downSince: 0 });
    line.onUp();
    expect(connection.state()).toMatchObject({ connection: 'live', downSince: null });
  });

  it('is lost three seconds after it went down, however often attempts fail meanwhile', () => {
    const { connection, line, pass } = open();
    line.onUp();
    line.onDown();
    for (let second = 0; second < 3; second += 1) {
      expect(connection.state().connection).toBe('connecting');
      pass(1000);
      line.onDown();
    }
    expect(connection.state().connection).toBe('lost');
  });

  it('is lost when it never came up within eight seconds', () => {
    const { connection, line, pass } = open();
    for (let second = 0; second < 8; second += 1) {
      line.onDown();
      pass(1000);
    }
    expect(connection.state().connection).toBe('lost');
  });

  it('stays lost, counted from the first moment, while attempts fail', () => {
    const { connection, line, pass } = open();
    line.onUp();
    pass(1000);
    line.onDown();
    pass(5000);
    line.onDown();
    expect(connection.state()).toMatchObject({ connection: 'lost', downSince: 1000 });
  });
});

describe('open alarms', () => {
  it('are read after the watch is answered, with what comes meanwhile on top', async () => {
    const live = open();
    live.line.onUp();
    expect(live.reads).toHaveLength(0);
    live.watches[0]?.answer({ ok: true });
    live.line.onEvent(event(7, alarm('b')));
    await live.read([alarm('a')]);
    expect(live.open()).toEqual(['a unack', 'b unack']);
  });

  it('ask for events since the last one known when the line is back', () => {
    const live = open();
    live.line.onUp();
    live.watches[0]?.answer({ ok: true });
    live.line.onEvent(event(7, alarm('a')));
    live.line.onDown();
    live.line.onUp();
    expect(live.watches[1]?.request).toMatchObject({ world: 'live', sinceEvent: 7 });
  });

  it('ask for events since the number told with the first answer, though none has come yet', () => {
    const live = open();
    live.line.onUp();
    live.watches[0]?.answer({ ok: true, lastEvent: 40 });
    live.line.onDown();
    live.line.onUp();
    expect(live.watches[1]?.request).toMatchObject({ sinceEvent: 40 });
  });

  it('are read anew when the server no longer keeps those events', async () => {
    const live = open();
    live.line.onUp();
    live.watches[0]?.answer({ ok: true });
    await live.read([]);
    live.line.onEvent(event(7, alarm('a')));
    live.line.onDown();
    live.line.onUp();
    live.watches[1]?.answer({ error: 'too-old' });
    expect(live.watches[2]?.request).not.toHaveProperty('sinceEvent');
    live.watches[2]?.answer({ ok: true });
    await live.read([alarm('c')]);
    expect(live.open()).toEqual(['c unack']);
  });

  it('take a repeated event once and are read anew after a gap', async () => {
    const live = open();
    live.line.onUp();
    live.watches[0]?.answer({ ok: true });
    await live.read([]);
    live.line.onEvent(event(7, alarm('a', 'ack')));
    live.line.onEvent(event(7, alarm('a', 'unack')));
    expect(live.open()).toEqual(['a ack']);
    expect(live.reads).toHaveLength(0);
    live.line.onEvent(event(9, alarm('b')));
    expect(live.reads).toHaveLength(1);
    await live.read([alarm('a'), alarm('b'), alarm('lost-in-the-gap')]);
    expect(live.open()).toContain('lost-in-the-gap unack');
  });

  it('hear a server that started anew and counts from a smaller number', () => {
    const live = open();
    live.line.onUp();
    live.line.onEvent(event(700, alarm('a')));
    live.line.onDown();
    live.line.onUp();
    live.line.onEvent(event(1, alarm('b')));
    expect(live.open()).toContain('b unack');
  });

  it('say when the session has ended, and ask again later', async () => {
    const live = open();
    live.line.onUp();
    live.watches[0]?.answer({ ok: true });
    live.reads.shift()?.fail(401);
    await Promise.resolve();
    await Promise.resolve();
    expect(live.connection.state().signedOut).toBe(true);
    live.pass(2000);
    await live.read([]);
    expect(live.connection.state()).toMatchObject({ signedOut: false, loaded: true });
  });

  it('say that the session has ended when the line is refused, and ask no further by themselves', async () => {
    const live = open();
    live.line.onUp();
    live.line.onDown();
    live.line.onRefused();
    live.reads.shift()?.fail(401);
    await Promise.resolve();
    await Promise.resolve();
    expect(live.connection.state()).toMatchObject({ signedOut: true, connection: 'connecting' });
    live.pass(60_000);
    expect(live.reads).toEqual([]);
    live.line.onRefused();
    await live.read([]);
    expect(live.connection.state().signedOut).toBe(false);
  });

  it('do not say so when the server cannot read sessions just now', async () => {
    const live = open();
    live.line.onRefused();
    live.reads.shift()?.fail(503);
    await Promise.resolve();
    await Promise.resolve();
    expect(live.connection.state().signedOut).toBe(false);
    live.pass(2000);
    expect(live.reads).toHaveLength(1);
  });

  it('end as the last event says, wherever the read falls between the events', async () => {
    const states = fc.array(fc.constantFrom<Alarm['state']>('unack', 'ack', 'rtn-unack', 'normal'), {
      minLength: 1,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(states, fc.nat(8), fc.nat(8), async (history, asked, answered) => {
        const [from, to] = [
          Math.min(asked, answered, history.length),
          Math.min(Math.max(asked, answered), history.length),
        ];
        const live = open();
        live.line.onUp();
        history.slice(0, from).forEach((state, index) => {
          live.line.onEvent(event(index + 1, alarm('a', state)));
        });
        live.watches[0]?.answer({ ok: true });
        history.slice(from, to).forEach((state, index) => {
          live.line.onEvent(event(from + index + 1, alarm('a', state)));
        });
        // The server reads at any moment between the question and the answer.
        const seen = history[Math.floor((from + to) / 2) - 1];
        await live.read(seen && seen !== 'normal' ? [alarm('a', seen)] : []);
        history.slice(to).forEach((state, index) => {
          live.line.onEvent(event(to + index + 1, alarm('a', state)));
        });
        const last = history.at(-1);
        expect(live.open()).toEqual(last === 'normal' ? [] : [`a ${last}`]);
      }),
    );
  });
});

describe('watches', () => {
  it('are joined: the city covers all, collectors are named once', () => {
    expect(joinWatches([])).toEqual({ collectors: [] });
    expect(joinWatches([{ collectors: ['b', 'a'] }, { collectors: ['a'] }])).toEqual({
      collectors: ['a', 'b'],
    });
    expect(joinWatches([{ collectors: ['a'] }, { city: true }])).toEqual({ city: true });
  });

  it('are told once when a page comes or goes, and not when nothing changes', async () => {
    const live = open();
    live.line.onUp();
    const leave = live.connection.addWatch({ collectors: ['a'] });
    const leaveToo = live.connection.addWatch({ collectors: ['a'] });
    await Promise.resolve();
    leave();
    await Promise.resolve();
    leaveToo();
    await Promise.resolve();
    expect(live.watches.map(({ request }) => request)).toEqual([
      { world: 'live', collectors: [] },
      { world: 'live', collectors: ['a'] },
      { world: 'live', collectors: [] },
    ]);
  });
});

it("tells the server's clock from the frame that travelled fastest", () => {
  const { connection, line, pass } = open();
  const frame = (ts: number) =>
    ({ world: 'live', seq: 1, ts, values: [], estimates: [], stations: [] }) as const;
  pass(1000);
  line.onFrame(frame(5900));
  pass(100);
  line.onFrame(frame(6080));
  expect(connection.serverNow()).toBe(1100 + 4980);
});

describe("a run's line", () => {
  const frame = (world: World, ts: number) =>
    ({ world, seq: 1, ts, values: [], estimates: [], stations: [] }) as const;

  it('watches its own world and tells its simulated moment, which stands while no frame comes', () => {
    const { connection, line, pass, watches } = open('run:r1');
    let told = 0;
    connection.subscribeClock(() => {
      told += 1;
    });
    line.onUp();
    expect(watches[0]?.request.world).toBe('run:r1');
    expect(connection.serverNow()).toBe(0);
    line.onFrame(frame('run:r1', 5000));
    pass(60_000);
    connection.noteClock(4000);
    expect([connection.serverNow(), told]).toEqual([5000, 1]);
    connection.noteClock(9000);
    expect([connection.serverNow(), told]).toEqual([9000, 2]);
  });

  it('hears nothing of another world', () => {
    const { connection, line } = open('run:r1');
    line.onUp();
    line.onFrame(frame('live', 5000));
    line.onEvent(event(1, alarm('a')));
    expect(connection.serverNow()).toBe(0);
    expect(connection.state().alarms).toEqual([]);
  });
});
