import { expect, it } from 'vitest';
import { createLookedAt } from './looked-at';
import type { RunWorld } from './open-run-world';

function setUp() {
  const diary: string[] = [];
  let now = 0;
  const inUse = new Set<string>();
  const lookedAt = createLookedAt({
    async open(id) {
      diary.push(`open ${id}`);
      if (id === 'broken') throw new Error('no such file');
      return {
        isInUse: () => inUse.has(id),
        close: async () => void diary.push(`close ${id}`),
      } as unknown as RunWorld;
    },
    now: () => now,
    warn: (sentence) => diary.push(sentence),
    forgetAfterMs: 100,
  });
  return { diary, lookedAt, inUse, pass: (ms: number) => (now += ms) };
}

it('opens a world once for all who look at it', async () => {
  const { diary, lookedAt } = setUp();
  const [first, second] = await Promise.all([lookedAt.get('a'), lookedAt.get('a')]);
  expect(first).toBe(second);
  expect(diary).toEqual(['open a']);
});

it('closes what nobody has looked at for a while, but not what somebody still watches', async () => {
  const { diary, lookedAt, inUse, pass } = setUp();
  await lookedAt.get('a');
  await lookedAt.get('b');
  inUse.add('b');
  pass(200);
  await lookedAt.closeUnused();
  expect(diary).toEqual(['open a', 'open b', 'close a']);
});

it('opens again only when the closing is done', async () => {
  const { diary, lookedAt } = setUp();
  await lookedAt.get('a');
  const closing = lookedAt.close('a');
  await Promise.all([closing, lookedAt.get('a'), lookedAt.close('none')]);
  expect(diary).toEqual(['open a', 'close a', 'open a']);
});

it('forgets what could not be opened, and tries again', async () => {
  const { diary, lookedAt } = setUp();
  await expect(lookedAt.get('broken')).rejects.toThrow('no such file');
  await expect(lookedAt.get('broken')).rejects.toThrow('no such file');
  await lookedAt.closeAll();
  expect(diary).toEqual(['open broken', 'open broken']);
});
