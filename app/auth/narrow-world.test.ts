import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StoredReading } from '../../data/model/reading';
import { buildRegistry } from '../../data/model/registry';
import type { WorldView } from '../workbench';
import { idsOf, openPlantsWorld, recordsOfPlants, type WantedPlant } from './fixtures/open-plants-world';
import { narrowWorld, type SeenWorld } from './narrow-world';

const DONGCHENG = '110101';
const FENGTAI = '110106';
const TWO: readonly WantedPlant[] = [
  { id: 'near', district: DONGCHENG },
  { id: 'far', district: FENGTAI },
];
const NEAR = { districts: [DONGCHENG], contacts: true };
const QUERY = { from: 0, to: 1, limit: 100 };

/** Everything that a world answers, asked for in every way, as text. */
async function askEverything(seen: SeenWorld, plants: readonly WantedPlant[]): Promise<string> {
  const { store, view, registry, judgeConfig } = seen;
  const ids = plants.map(({ id }) => idsOf(id));
  const collectors = ids.map(({ collector }) => collector);
  const exported: unknown[] = [];
  for await (const rows of store.exportRows()) exported.push(rows);
  const answers: readonly unknown[] = [
    ...Object.values(registry()),
    ...Object.values(judgeConfig()),
    view.latest,
    view.lines,
    view.openAlarms,
    view.risk,
    view.estimates(),
    ids.map(({ collector, station, alarm, enterprise }) => [
      view.latest.get(`${collector}/differentialPressurePa`),
      view.lines.get(station),
      view.openAlarms.get(alarm),
      view.risk.get(enterprise),
    ]),
    await store.latest(),
    await Promise.all(
      collectors.map((collector) =>
        store.readings({ collector, point: 'running', from: 0, to: 1, maxPoints: 1 }),
      ),
    ),
    await store.alarms(QUERY),
    await store.alarms({ ...QUERY, collectors }),
    await Promise.all(ids.map(({ alarm }) => store.alarm(alarm))),
    await Promise.all(ids.map(({ alarm }) => store.alarmEvents(alarm))),
    await store.openAlarms(),
    await store.alarmMarks({ ...QUERY, collectors }),
    await store.quarantine(100),
    await store.quarantine(100, [...ids.map(({ station }) => station), 'GATEWAY', 'nobody']),
    ...Object.values(await store.moment({ at: 1 })),
    ...Object.values(await store.moment({ at: 1, collectors })),
    await store.activity({ from: 0, to: 1 }),
    await store.actions(),
    await store.warnings({ limit: 100 }),
    await store.warnings({ limit: 100, enterprises: ids.map(({ enterprise }) => enterprise) }),
    await store.latestRisk(),
    exported,
  ];
  return JSON.stringify(answers.map((answer) => (isMap(answer) ? [...answer] : answer)));
}

/** Whatever is pushed when everything happens once more, as text. */
function hearEverything(seen: SeenWorld, pushAll: () => void): string {
  const heard: unknown[] = [];
  const stopEvents = seen.events.subscribe((event) => heard.push(event));
  const stopPush = seen.onPush({
    readings: (readings: readonly StoredReading[]) => heard.push(readings),
    line: (station) => heard.push(station),
  });
  pushAll();
  stopEvents();
  stopPush();
  return JSON.stringify(heard);
}

function isMap(value: unknown): value is ReadonlyMap<unknown, unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value && !Array.isArray(value);
}

const cities = fc
  .record({
    plants: fc.array(fc.constantFrom('110101', '110105', '110106', '110118'), { maxLength: 6 }),
    districts: fc.subarray(['110101', '110105', '110106', '110118']),
  })
  .map(({ plants, districts }) => ({
    plants: plants.map((district, at) => ({ id: `p${at}`, district })),
    districts,
  }));

describe('a narrowed world', () => {
  test('mentions its own plants and no other, whatever is asked', async () => {
    await fc.assert(
      fc.asyncProperty(cities, async ({ plants, districts }) => {
        const world = openPlantsWorld(plants);
        const seen = narrowWorld(world.seen, { districts, contacts: true });
        const said = (await askEverything(seen, plants)) + hearEverything(seen, world.pushAll);
        for (const { id, district } of plants) {
          const { enterprise, collector, station, camera, alarm, warning } = idsOf(id);
          const isTheirs = districts.includes(district);
          for (const name of [enterprise, collector, station, camera, alarm, warning])
            expect(said.includes(`"${name}`), name).toBe(isTheirs);
        }
        expect(said).not.toContain('"nobody"');
      }),
      { numRuns: 60 },
    );
  });

  test('the check sees a planted leak', async () => {
    const world = openPlantsWorld(TWO);
    const leaky: WorldView = { ...world.seen };
    const seen = { ...narrowWorld(world.seen, NEAR), view: leaky.view };
    expect(await askEverything(seen, TWO)).toContain('"far.');
  });

  test('is the world itself for who sees all, and the same object for the same scope', () => {
    const { seen } = openPlantsWorld(TWO);
    expect(narrowWorld(seen, { districts: null, contacts: true })).toBe(seen);
    expect(narrowWorld(seen, NEAR)).toBe(narrowWorld(seen, { ...NEAR, districts: [DONGCHENG, DONGCHENG] }));
    expect(narrowWorld(seen, NEAR)).not.toBe(narrowWorld(seen, { ...NEAR, districts: [FENGTAI] }));
  });

  test('does nothing to what is elsewhere, and says no more than of what is not there', async () => {
    const world = openPlantsWorld(TWO);
    const seen = narrowWorld(world.seen, NEAR);
    for (const id of ['far.A', 'gone'])
      await expect(seen.acknowledge(id, 'Li', 'looked')).resolves.toBeNull();
    for (const id of ['far.W', 'gone'])
      await expect(seen.acknowledgeWarning(id, 'Li', 'looked')).resolves.toBe(false);
    expect(world.done).toEqual([]);
    await expect(seen.acknowledge('near.A', 'Li', 'looked')).resolves.toMatchObject({ state: 'ack' });
    await expect(seen.acknowledgeWarning('near.W', 'Li', 'looked')).resolves.toBe(true);
    expect(world.done).toEqual(['near.A', 'near.W']);
  });

  test('follows a registry that changes', () => {
    const world = openPlantsWorld(TWO);
    const seen = narrowWorld(world.seen, NEAR);
    const before = seen.registry();
    expect(seen.registry()).toBe(before);
    world.setRegistry(buildRegistry(recordsOfPlants([...TWO, { id: 'new', district: DONGCHENG }])));
    expect([...seen.registry().enterprises.keys()]).toEqual(['near.E', 'new.E']);
    world.setRegistry(buildRegistry(recordsOfPlants([{ id: 'near', district: FENGTAI }])));
    expect(seen.view.openAlarms.size).toBe(0);
    expect(seen.judgeConfig().rules.size).toBe(0);
  });

  test('numbers its events without gaps, apart from those of every other scope', () => {
    const world = openPlantsWorld(TWO);
    const near = narrowWorld(world.seen, NEAR);
    const far = narrowWorld(world.seen, { ...NEAR, districts: [FENGTAI] });
    const first = near.events.lastSeq();
    const firstFar = far.events.lastSeq();
    world.pushAll();
    world.pushAll();
    const seen = near.events.after(first);
    expect(seen).toHaveLength(6);
    expect(seen !== 'too-old' && seen.map(({ seq }) => seq - first)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(near.events.after(firstFar)).toBe('too-old');
    expect(far.events.after(first)).toBe('too-old');
    expect(world.seen.events.after(first)).toBe('too-old');
  });

  test('keeps the names and phones of contacts from who may not see them', () => {
    const { seen } = openPlantsWorld(TWO);
    const contactsOf = (scope: Parameters<typeof narrowWorld>[1]) =>
      [...narrowWorld(seen, scope).registry().enterprises.values()].flatMap(({ contacts }) => contacts);
    expect(contactsOf({ districts: null, contacts: true })).toHaveLength(2);
    expect(contactsOf(NEAR)).toHaveLength(1);
    expect(contactsOf({ districts: null, contacts: false })).toEqual([]);
    expect(contactsOf({ ...NEAR, contacts: false })).toEqual([]);
  });

  test('tells what a gateway had refused only when it serves nobody else', async () => {
    const refusalsOf = async (districts: readonly string[]) =>
      (await narrowWorld(openPlantsWorld(TWO).seen, { ...NEAR, districts }).store.quarantine(10)).map(
        ({ station }) => station,
      );
    expect(await refusalsOf([DONGCHENG])).toEqual(['near.S']);
    expect(await refusalsOf([DONGCHENG, FENGTAI])).toEqual(['near.S', 'far.S', 'GATEWAY']);
  });
});
