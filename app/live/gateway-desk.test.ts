import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Frame, LiveEvent, WatchRequest } from '../../data/model/frame';
import type { PointId } from '../../data/model/points';
import { LIVE, type World } from '../../data/model/world';
import { type BrowserLine, createWatchDesk, type WatchAnswer, type WatchedWorld } from './gateway-desk';
import { openSampleWorld } from './gateway-sample-world';

const RUN: World = 'run:X20261122-7f3a2c';
const OTHER: World = 'run:X20261122-000001';
const BASES: Readonly<Record<string, number>> = { [LIVE]: 1_000_000, [RUN]: 2_000_000, [OTHER]: 3_000_000 };
const WORLDS = [LIVE, RUN, OTHER];

function open() {
  const worlds = new Map(WORLDS.map((name) => [name, openSampleWorld(name, BASES[name] ?? 0)]));
  const get = (name: World) => {
    const found = worlds.get(name);
    if (!found) throw new Error(`${name} is no world of this test.`);
    return found;
  };
  const asked: { name: World; answer: (view: WatchedWorld | null) => void; fail: (error: Error) => void }[] =
    [];
  const warnings: string[] = [];
  const desk = createWatchDesk({
    world: (name) => new Promise((answer, fail) => asked.push({ name, answer, fail })),
    warn: (sentence) => warnings.push(sentence),
  });
  /** Opens worlds that were asked for, the one of that place or all. */
  const admit = (place?: number): void => {
    for (const { name, answer } of place === undefined ? asked.splice(0) : asked.splice(place, 1))
      answer(worlds.get(name)?.watched ?? null);
  };
  return { get, asked, admit, warnings, desk };
}

function browser(hear: (told: Frame | LiveEvent) => void = () => {}) {
  const frames: Frame[] = [];
  const events: LiveEvent[] = [];
  const is = { writable: true, open: true };
  const line: BrowserLine = {
    event: (event) => {
      hear(event);
      events.push(event);
    },
    frame: (frame) => {
      hear(frame);
      frames.push(frame);
    },
    isWritable: () => is.writable,
    isOpen: () => is.open,
  };
  return { line, frames, events, is };
}
type Browser = ReturnType<typeof browser>;

const sent = ({ values }: Frame): string[] =>
  values.map(([collector, point, , value]) => `${collector}/${point} ${value}`);

/** Watches, and the world is open at once. */
async function watch(
  bench: ReturnType<typeof open>,
  one: Browser,
  request: WatchRequest,
): Promise<WatchAnswer> {
  const answer = bench.desk.watch(one.line, request);
  bench.admit();
  return answer;
}

describe('one world', () => {
  it('sends what is known at once, then only what has changed, the newest of each point', async () => {
    const bench = open();
    const live = bench.get(LIVE);
    live.push('C1', 'tankLevelM');
    const one = browser();
    expect(await watch(bench, one, { world: LIVE, collectors: ['C1'] })).toEqual({
      ok: true,
      lastEvent: 999_999,
    });
    expect(one.frames).toMatchObject([
      { world: LIVE, seq: 1, values: [['C1', 'tankLevelM', expect.anything(), 1_000_001, 0]] },
    ]);
    bench.desk.sendFrames();
    live.push('C1', 'sprayFlowM3h');
    live.push('C1', 'sprayFlowM3h');
    live.push('C2', 'sprayFlowM3h');
    bench.desk.sendFrames();
    expect(one.frames).toHaveLength(2);
    expect(one.frames[1]).toMatchObject({
      seq: 2,
      values: [['C1', 'sprayFlowM3h', expect.anything(), 1_000_003, 0]],
      stations: [],
    });
  });

  it('sends of the whole city the run signals alone', async () => {
    const bench = open();
    const one = browser();
    await watch(bench, one, { world: LIVE, city: true });
    bench.get(LIVE).push('C1', 'tankLevelM');
    bench.get(LIVE).push('C2', 'running');
    bench.desk.sendFrames();
    expect(one.frames[1]?.values).toMatchObject([['C2', 'running', expect.anything(), 1_000_002, 0]]);
    expect(one.frames[1]?.estimates).toEqual([]);
  });

  it('holds back for a slow line, and then sends the newest', async () => {
    const bench = open();
    const one = browser();
    await watch(bench, one, { world: LIVE, collectors: ['C1'] });
    one.is.writable = false;
    bench.get(LIVE).push('C1', 'tankLevelM');
    bench.desk.sendFrames();
    bench.get(LIVE).push('C1', 'tankLevelM');
    one.is.writable = true;
    bench.desk.sendFrames();
    expect(one.frames.slice(1).map(sent)).toEqual([['C1/tankLevelM 1000002']]);
  });

  it('tells a run as its clock moves, and live only when something has changed', async () => {
    const bench = open();
    const [one, two] = [browser(), browser()];
    await watch(bench, one, { world: RUN, collectors: [] });
    await watch(bench, two, { world: LIVE, collectors: [] });
    for (const name of [RUN, LIVE] as const) bench.get(name).tick();
    for (let n = 0; n < 3; n += 1) bench.desk.sendFrames();
    expect(one.frames.map(({ ts }) => ts - (one.frames[0]?.ts ?? 0))).toEqual([0, 1]);
    expect(two.frames).toHaveLength(1);
  });

  it('sends the events that were missed, in order, and says when they are too old', async () => {
    const bench = open();
    const live = bench.get(LIVE);
    for (let n = 0; n < 3; n += 1) live.tell();
    const one = browser();
    const answer = await watch(bench, one, { world: LIVE, city: true, sinceEvent: 1_000_000 });
    live.tell();
    expect(answer).toEqual({ ok: true, lastEvent: 1_000_002 });
    expect(one.events.map(({ seq }) => seq)).toEqual([1_000_001, 1_000_002, 1_000_003]);
    expect(await watch(bench, one, { world: LIVE, city: true, sinceEvent: 5 })).toEqual({ error: 'too-old' });
    live.tell();
    expect(one.events).toHaveLength(4);
  });
});

describe('many worlds', () => {
  it('listens to a world while somebody watches it', async () => {
    const bench = open();
    const [one, two] = [browser(), browser()];
    const listening = () => WORLDS.map((name) => bench.get(name).listeners());
    await watch(bench, one, { world: LIVE, city: true });
    await watch(bench, two, { world: LIVE, city: true });
    expect(listening()).toEqual([2, 0, 0]);
    await watch(bench, one, { world: RUN, city: true });
    expect(listening()).toEqual([2, 2, 0]);
    bench.desk.leave(two.line);
    expect([listening(), bench.desk.watchers()]).toEqual([[0, 2, 0], 1]);
    bench.desk.close();
    expect([listening(), bench.desk.watchers()]).toEqual([[0, 0, 0], 0]);
  });

  it('says that a world is not known or cannot be opened, and leaves the line where it was', async () => {
    const bench = open();
    const one = browser();
    await watch(bench, one, { world: LIVE, collectors: ['C1'] });
    expect(await watch(bench, one, { world: 'run:gone', collectors: ['C1'] })).toEqual({
      error: 'run:gone is not known; watch "live" or a run of the list.',
    });
    const answer = bench.desk.watch(one.line, { world: RUN, collectors: ['C1'] });
    bench.asked.pop()?.fail(new Error('disk'));
    expect(await answer).toEqual({ error: `${RUN} cannot be opened now; try again.` });
    expect(bench.warnings).toEqual([`${RUN} cannot be opened to be watched.`]);
    bench.get(LIVE).tell();
    expect(one.events).toHaveLength(1);
  });

  it('ends in the world that was asked for last, however long worlds take to open', async () => {
    const bench = open();
    const one = browser();
    const slow = bench.desk.watch(one.line, { world: RUN, city: true });
    const quick = bench.desk.watch(one.line, { world: LIVE, city: true });
    bench.admit(1);
    expect(await quick).toMatchObject({ ok: true });
    bench.admit();
    expect(await slow).toMatchObject({ error: expect.stringContaining(RUN) });
    expect([bench.get(LIVE).listeners(), bench.get(RUN).listeners()]).toEqual([2, 0]);
  });

  it('answers two requests in one world both, and watches what the newer one says', async () => {
    const bench = open();
    const one = browser();
    const older = bench.desk.watch(one.line, { world: LIVE, collectors: ['C1'] });
    const newer = bench.desk.watch(one.line, { world: LIVE, collectors: ['C2'] });
    bench.admit(1);
    bench.admit();
    expect([await older, await newer]).toMatchObject([{ ok: true }, { ok: true }]);
    bench.get(LIVE).push('C1', 'running');
    bench.get(LIVE).push('C2', 'running');
    bench.desk.sendFrames();
    expect(one.frames.at(-1)?.values.map(([collector]) => collector)).toEqual(['C2']);
  });

  it('goes on in a world that was opened anew', async () => {
    const bench = open();
    const [one, two] = [browser(), browser()];
    await watch(bench, one, { world: RUN, collectors: ['C1'] });
    const again = openSampleWorld(RUN, 7_000_000);
    const answer = bench.desk.watch(two.line, { world: RUN, collectors: ['C1'] });
    bench.asked.pop()?.answer(again.watched);
    await answer;
    again.push('C1', 'running');
    again.tell();
    bench.desk.sendFrames();
    expect(one.frames.slice(-1).map(sent)).toEqual([['C1/running 7000001']]);
    expect([one.events.length, two.events.length]).toEqual([1, 1]);
    expect(bench.get(RUN).listeners()).toBe(0);
  });

  it('forgets a line that closed while its world was being opened', async () => {
    const bench = open();
    const one = browser();
    const answer = bench.desk.watch(one.line, { world: LIVE, city: true });
    one.is.open = false;
    bench.desk.leave(one.line);
    bench.admit();
    expect(await answer).toHaveProperty('error');
    expect([bench.desk.watchers(), bench.get(LIVE).listeners(), one.frames]).toEqual([0, 0, []]);
  });
});

const COLLECTORS = ['C1', 'C2', 'C3'];
const POINTS: readonly PointId[] = ['running', 'tankLevelM'];
const BROWSERS = 4;
const who = fc.nat(BROWSERS - 1);
const where = fc.constantFrom(...WORLDS);
const what = fc.option(fc.uniqueArray(fc.constantFrom(...COLLECTORS)));
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('watch' as const), who, where, what }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('open' as const), place: fc.nat(3) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('push' as const),
      where,
      collector: fc.constantFrom(...COLLECTORS),
      point: fc.constantFrom(...POINTS),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('tell' as const), where }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('line' as const), where }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('tick' as const), where }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('frames' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), who }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Everything in it is of the world that it names. */
function isOfOneWorld({ world, ts, values, estimates, stations }: Frame): boolean {
  const base = BASES[world] ?? Number.NaN;
  const isIts = (number: number): boolean => number >= base && number < base + 1_000_000;
  return (
    isIts(ts - Date.UTC(2026, 10, 22, 1)) &&
    values.every(([, , , value]) => isIts(value)) &&
    estimates.every(([, , value]) => value === base) &&
    stations.every(({ since }) => since === base || since === 0)
  );
}

/** Browsers that ask as they like, and note what reaches them of a world that they have no open request for. */
function openCrowd() {
  const bench = open();
  const crowd = Array.from({ length: BROWSERS }, () => {
    const requests: WatchRequest[] = [];
    const strays: string[] = [];
    const one = browser(({ world }) => {
      if (!requests.some((request) => request.world === world)) strays.push(world);
    });
    /** Once a request is granted, those before it are over. */
    const ask = async (request: WatchRequest): Promise<void> => {
      requests.push(request);
      const answer = await bench.desk.watch(one.line, request);
      if ('ok' in answer && requests.includes(request)) requests.splice(0, requests.indexOf(request));
    };
    return { ...one, requests, strays, ask };
  });
  return { bench, crowd };
}
type Crowd = ReturnType<typeof openCrowd>;

function take({ bench, crowd }: Crowd, one: Step): void {
  const chosen = 'who' in one ? crowd[one.who] : undefined;
  if (one.do === 'watch') void chosen?.ask(requestOf(one.where, one.what));
  if (one.do === 'leave' && chosen) bench.desk.leave(chosen.line);
  if (one.do === 'open') bench.admit(one.place);
  if (one.do === 'push') bench.get(one.where).push(one.collector, one.point);
  if (one.do === 'tell') bench.get(one.where).tell();
  if (one.do === 'line') bench.get(one.where).setLine('T-S1', true);
  if (one.do === 'tick') bench.get(one.where).tick();
  if (one.do === 'frames') bench.desk.sendFrames();
}

const requestOf = (world: World, collectors: readonly string[] | null): WatchRequest =>
  collectors === null ? { world, city: true } : { world, collectors };

const keysOf = (request: WatchRequest): string[] =>
  'city' in request
    ? COLLECTORS.map((id) => `${id}/running`)
    : request.collectors.flatMap((id) => POINTS.map((point) => `${id}/${point}`));

/** Everybody watches what he asked for last. */
async function settle({ bench, crowd }: Crowd): Promise<void> {
  for (const { ask, requests } of crowd) void ask(requests.at(-1) ?? requestOf(LIVE, null));
  bench.admit();
  await new Promise((resolve) => setImmediate(resolve));
  bench.desk.sendFrames();
}

/** Something new of every point and one event in every world. Answers `world collector/point value` of all of it. */
function stir({ bench }: Crowd): string[] {
  const all = WORLDS.flatMap((name) =>
    COLLECTORS.flatMap((collector) =>
      POINTS.map((point) => `${name} ${collector}/${point} ${bench.get(name).push(collector, point)}`),
    ),
  );
  for (const name of WORLDS) bench.get(name).tell();
  bench.desk.sendFrames();
  return all;
}

it('brings nobody anything of another world, and everybody everything of his own', async () => {
  const seen = { frames: 0, values: 0, events: 0, worlds: new Set<string>() };
  const live = async (steps: readonly Step[]): Promise<void> => {
    const all = openCrowd();
    for (const one of steps) {
      take(all, one);
      await Promise.resolve();
    }
    await settle(all);
    const before = all.crowd.map(({ frames, events }) => [frames.length, events.length] as const);
    const stirred = stir(all);
    for (const [index, { frames, events, requests, strays }] of all.crowd.entries()) {
      const [request = requestOf(LIVE, null)] = requests;
      const [oldFrames = 0, oldEvents = 0] = before[index] ?? [];
      const wanted = keysOf(request).map((key) => `${request.world} ${key} `);
      const got = frames
        .slice(oldFrames)
        .flatMap((frame) => sent(frame).map((text) => `${frame.world} ${text}`));
      expect(got.sort()).toEqual(
        stirred.filter((text) => wanted.some((start) => text.startsWith(start))).sort(),
      );
      expect(events.slice(oldEvents).map(({ world }) => world)).toEqual([request.world]);
      expect(frames.filter((frame) => !isOfOneWorld(frame))).toEqual([]);
      expect(strays).toEqual([]);
      seen.frames += frames.length;
      seen.values += got.length;
      seen.events += events.length;
      seen.worlds.add(request.world);
    }
    all.bench.desk.close();
    expect(WORLDS.map((name) => all.bench.get(name).listeners())).toEqual([0, 0, 0]);
  };
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), live), {
    numRuns: 400,
    seed: 3,
  });
  expect(seen.worlds.size).toBe(3);
  expect(Math.min(seen.frames, seen.values, seen.events)).toBeGreaterThan(1000);
}, 60_000);
