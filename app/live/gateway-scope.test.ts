import { expect, it } from 'vitest';
import type { Frame, LiveEvent } from '../../data/model/frame';
import type { Identity } from '../../data/model/person';
import { LIVE } from '../../data/model/world';
import { idsOf, openPlantsWorld } from '../auth/fixtures/open-plants-world';
import { narrowWorld } from '../auth/narrow-world';
import { scopeOf } from '../auth/scope';
import { type BrowserLine, createWatchDesk } from './gateway-desk';

const PLANTS = [
  { id: 'near', district: '110101' },
  { id: 'far', district: '110106' },
];
const COLLECTORS = PLANTS.map(({ id }) => idsOf(id).collector);

function open() {
  const plants = openPlantsWorld(PLANTS);
  const persons = new Map<BrowserLine, Identity>();
  const desk = createWatchDesk({
    async world(_, line) {
      const person = persons.get(line);
      return person ? narrowWorld(plants.seen, scopeOf(person)) : null;
    },
    warn: () => undefined,
  });
  const sit = (districts: readonly string[] | null) => {
    const heard: (Frame | LiveEvent)[] = [];
    const line: BrowserLine = {
      event: (event) => heard.push(event),
      frame: (frame) => heard.push(frame),
      isWritable: () => true,
      isOpen: () => true,
    };
    persons.set(line, { kind: 'session', name: 'Li', role: 'duty-officer', districts });
    return { line, heard: () => JSON.stringify(heard) };
  };
  return { desk, sit, pushAll: plants.pushAll };
}

it.each([[{ city: true } as const], [{ collectors: COLLECTORS }]])(
  'brings a line nothing of another district, though it asks by name: %j',
  async (wanted) => {
    const { desk, sit, pushAll } = open();
    const [near, far, all, none] = [sit(['110101']), sit(['110106']), sit(null), sit([])];
    for (const { line } of [near, far, all, none])
      expect(await desk.watch(line, { world: LIVE, ...wanted })).toMatchObject({ ok: true });
    pushAll();
    desk.sendFrames();
    expect([near, far, all, none].map(({ heard }) => heard().includes('"near.'))).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect([near, far, all, none].map(({ heard }) => heard().includes('"far.'))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  },
);

it('tells again what a line missed, of its own districts alone', async () => {
  const { desk, sit, pushAll } = open();
  const near = sit(['110101']);
  const first = await desk.watch(near.line, { world: LIVE, city: true });
  desk.leave(near.line);
  pushAll();
  const back = sit(['110101']);
  const sinceEvent = 'ok' in first ? first.lastEvent : 0;
  expect(await desk.watch(back.line, { world: LIVE, city: true, sinceEvent })).toMatchObject({ ok: true });
  expect(back.heard()).toContain('"near.A"');
  expect(back.heard()).not.toContain('"far.');
  const other = sit(['110106']);
  expect(await desk.watch(other.line, { world: LIVE, city: true, sinceEvent })).toEqual({ error: 'too-old' });
});
