import { beforeEach, describe, expect, test } from 'vitest';
import { SAMPLE_RECORDS } from '../../data/catalogue/sample-plants';
import type { Run } from '../../data/model/exercise';
import type { Identity, Role } from '../../data/model/person';
import { buildRegistry, type Enterprise } from '../../data/model/registry';
import type { Scenario } from '../../data/model/scenario';
import { sampleRun } from '../../data/store/sample-readings';
import { openFakeWorkbench } from '../api/fixtures/fake-workbench';
import { worldView } from '../api/world-view';
import { parseScenario } from '../runs/parse-scenario';
import type { Exercises } from '../workbench';
import { openPlantsWorld, recordsOfPlants } from './fixtures/open-plants-world';
import { seeRun, seeRuns } from './see-run';
import { seesStory, storyPlants } from './see-story';

const NEAR = '110101';
const FAR = '110106';
const RECORDS = recordsOfPlants([
  { id: 'near', district: NEAR },
  { id: 'far', district: FAR },
  { id: 'show', district: FAR, sample: true },
]);
const STORIES = {
  near: ['near.E'],
  far: ['far.E'],
  both: ['near.E', 'far.E'],
  show: ['show.E'],
  mixed: ['near.E', 'show.E'],
  gone: ['gone.E'],
} as const;
const runs = Object.entries(STORIES).map(([id, enterprises]): Run => {
  const row = sampleRun({ id });
  const scenario = { ...row.scenario, id, enterprises: [...enterprises] };
  return { ...row, scenario, world: `run:${id}`, judgedThrough: 0, snapshots: [], hasReport: false };
});

const person = (role: Role, ...districts: readonly string[]): Identity => ({
  kind: 'session',
  name: 'Li',
  role,
  districts: districts.length > 0 ? districts : null,
});
const namesSeenBy = (identity: Identity): readonly string[] => seeRuns(identity).map(({ id }) => id);

beforeEach(() => {
  const exercises: Partial<Exercises> = {
    list: () => runs,
    get: (id) => runs.find((run) => run.id === id) ?? null,
    plantsOf: () => buildRegistry(RECORDS),
  };
  openFakeWorkbench({
    bench: {
      exercises: exercises as Exercises,
      worldOf: async (world) =>
        runs.some((run) => run.world === world)
          ? openPlantsWorld(
              ['near', 'far'].map((id) => ({ id, district: NEAR })),
              world,
            ).seen
          : null,
    },
  }).put(...RECORDS);
});

describe('runs', () => {
  test('are seen where every plant of the story lies in the districts', () => {
    expect(namesSeenBy(person('duty-officer'))).toEqual(['near', 'far', 'both', 'show', 'mixed', 'gone']);
    expect(namesSeenBy(person('duty-officer', NEAR))).toEqual(['near']);
    expect(namesSeenBy(person('duty-officer', FAR))).toEqual(['far', 'show']);
    expect(namesSeenBy(person('duty-officer', NEAR, FAR))).toEqual(['near', 'far', 'both', 'show', 'mixed']);
  });

  test('about samples alone are open to every trainer', () => {
    expect(namesSeenBy(person('trainer', NEAR))).toEqual(['near', 'show']);
    expect(namesSeenBy(person('trainer', '110118'))).toEqual(['show']);
    expect(namesSeenBy(person('leader', '110118'))).toEqual([]);
  });

  test('that are elsewhere are as those that never were', async () => {
    const trainer = person('trainer', NEAR);
    expect([seeRun(trainer, 'far'), seeRun(trainer, 'never')]).toEqual([null, null]);
    const refusal = (world: 'run:far' | 'run:never') =>
      worldView(trainer, world).catch((error: { code: string; status: number }) => [
        error.status,
        error.code,
      ]);
    expect(await refusal('run:far')).toEqual(await refusal('run:never'));
    expect((await worldView(trainer, 'run:show')).registry().enterprises.size).toBe(2);
  });

  test('show contacts to nobody who may not see them', async () => {
    const contactsFor = async (role: Role) =>
      [...(await worldView(person(role, NEAR), 'run:near')).registry().enterprises.values()].flatMap(
        ({ contacts }) => contacts,
      );
    expect(await contactsFor('trainer')).toEqual([]);
    expect(await contactsFor('duty-officer')).toHaveLength(2);
  });
});

describe('stories', () => {
  const storyOf = (...enterprises: readonly string[]): Scenario => ({
    ...sampleRun().scenario,
    enterprises: [...enterprises],
  });
  const textOf = (...enterprises: readonly string[]) => JSON.stringify(storyOf(...enterprises));

  test('of the library are open as their runs would be', () => {
    const [sample] = SAMPLE_RECORDS.filter((record): record is Enterprise => record.kind === 'enterprise');
    const story = storyOf(sample?.id ?? '');
    const elsewhere = sample?.district === NEAR ? FAR : NEAR;
    expect(seesStory(person('trainer', elsewhere), story)).toBe(true);
    expect(seesStory(person('duty-officer', elsewhere), story)).toBe(false);
    expect(seesStory(person('duty-officer', sample?.district ?? ''), story)).toBe(true);
  });

  test('that name a plant elsewhere read as if it were not registered', () => {
    const trainer = person('trainer', NEAR);
    const [far, gone] = ['far.E', 'gon.E'].map((id) => parseScenario(textOf(id), storyPlants(trainer)));
    expect(far).toEqual({ ...gone, value: 'far.E' });
    expect(far).toMatchObject({ field: 'enterprises.0' });
    expect(parseScenario(textOf('near.E'), storyPlants(trainer))).not.toHaveProperty('line');
    expect(parseScenario(textOf('far.E'), storyPlants(person('trainer')))).not.toHaveProperty('line');
  });

  test('that mix plants of theirs with samples elsewhere are nobody’s but who sees both', () => {
    expect(seesStory(person('trainer', NEAR), storyOf('near.E', 'show.E'))).toBe(false);
    expect(seesStory(person('trainer', NEAR, FAR), storyOf('near.E', 'show.E'))).toBe(true);
  });
});
