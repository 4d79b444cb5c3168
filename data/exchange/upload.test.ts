import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PROFILE, messageProfile } from '../catalogue/ministry/message-profile';
import type { LinkAnswer } from '../model/exchange';
import type { Registry } from '../model/registry';
import { PACE } from './pace';
import { createSeal } from './seal';
import { createMemoryStore, type MemoryStore } from './testing/memory-store';
import { createModelReceiver, MEETINGS, type Meeting, type ModelReceiver } from './testing/model-receiver';
import { smallReading, smallRegistry } from './testing/small-registry';
import { startUpload } from './upload';
import type { Upload, UploadPace } from './upload-types';

const table = messageProfile(DEFAULT_PROFILE);
/** Three records a message, so that small worlds have many messages. */
const profile = { ...table, limits: { ...table.limits, maxRecords: 3 } };
const seal = createSeal(profile.cipher, { keyHex: '0f'.repeat(16), ivHex: 'f0'.repeat(16) });
const NAMES = ['E1', 'E2', 'E3', 'V1'];
const registry = smallRegistry(NAMES);

/** Hours in milliseconds. */
const FAST: UploadPace = {
  ...PACE,
  patience: {
    firstRetryMs: 1,
    longestRetryMs: 2,
    failuresToOpen: 3,
    firstOpenMs: 1,
    longestOpenMs: 2,
    unauthorisedMs: 2,
    longestRetryAfterMs: 2,
  },
  batchReadings: 8,
  pollMs: 1,
  breatherMs: 0,
};

interface Opened {
  readonly upload: Upload;
  readonly kill: () => Promise<void>;
}

async function open(
  memory: MemoryStore,
  receiver: ModelReceiver,
  over: {
    readonly standIn?: boolean;
    readonly pace?: UploadPace;
    readonly onAnswer?: (answer: LinkAnswer) => void;
    readonly registry?: Registry;
  } = {},
): Promise<Opened> {
  const handle = memory.open();
  const upload = await startUpload({
    store: handle.store,
    registry: () => over.registry ?? registry,
    now: () => Date.now(),
    pace: over.pace ?? FAST,
    onAnswer: over.onAnswer ?? (() => undefined),
    warn: () => undefined,
    target: {
      identity: 'there',
      isMarkedStandIn: over.standIn ?? false,
      profile,
      appId: 'app',
      seal,
      wire: receiver.wire,
    },
  });
  return {
    upload,
    async kill() {
      handle.kill();
      await upload.stop();
    },
  };
}

async function drained({ progress }: Upload, upTo: number): Promise<void> {
  while (progress().cursor < upTo) await sleep(1);
}

const anyWorld = fc.record({
  owners: fc.array(fc.constantFrom(...NAMES), { minLength: 1, maxLength: 30 }),
  script: fc.array(fc.constantFrom(...MEETINGS), { maxLength: 25 }),
  /** Requests before which the process is killed. */
  kills: fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 3 }),
  pauses: fc.boolean(),
  bad: fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { maxLength: 2 }),
  superseded: fc.option(fc.integer({ min: 1, max: 30 }), { nil: null }),
});

describe('the upload', () => {
  it('leaves each record exactly once at the other side, in order, whatever happens', async () => {
    await fc.assert(
      fc.asyncProperty(anyWorld, async ({ owners, script, kills, pauses, bad, superseded }) => {
        const memory = createMemoryStore();
        const receiver = createModelReceiver(seal, [...script], (id) => bad.includes(id));
        const readings = owners.map((name, index) => smallReading(index + 1, name));
        const half = Math.ceil(readings.length / 2);
        memory.add(...readings.slice(0, half));
        let requests = 0;
        let killed: (() => void) | undefined;
        receiver.onRequest = () => {
          requests += 1;
          if (kills.includes(requests)) killed?.();
        };
        let opened = await open(memory, receiver);
        const restart = async (): Promise<void> => {
          const old = opened;
          // A reading that lost against a later one is not there any more after the restart.
          if (superseded !== null) memory.remove(superseded);
          await old.kill();
          opened = await open(memory, receiver);
        };
        let restarting: Promise<void> = Promise.resolve();
        killed = () => {
          restarting = restarting.then(restart);
        };
        memory.add(...readings.slice(half));
        if (pauses) {
          await opened.upload.pause('a', 'test').catch(() => undefined);
          await restarting;
          if (opened.upload.progress().pause) await opened.upload.resume();
        }
        for (let seen: Promise<void> | null = null; seen !== restarting; ) {
          seen = restarting;
          await restarting;
          await Promise.race([drained(opened.upload, readings.length), untilOther(() => restarting, seen)]);
        }
        await opened.upload.stop();
        expectOnce({ receiver, memory, owners, superseded, isGarbling: script.includes('bad-message') });
      }),
      { numRuns: 150 },
    );
  });

  it('sends virtual data nowhere but to a stand-in that says so', async () => {
    const memory = createMemoryStore();
    memory.add(smallReading(1, 'V1'), smallReading(2, 'E1'), smallReading(3, 'V1'));
    const receiver = createModelReceiver(seal, [], () => false);
    const { upload } = await open(memory, receiver);
    await drained(upload, 3);
    await upload.stop();
    expect([...receiver.kept]).toEqual([['E1', [2]]]);
    expect(upload.progress().withheld).toBe(2);

    const standIn = createModelReceiver(seal, [], () => false);
    const elsewhere = createMemoryStore();
    elsewhere.add(smallReading(1, 'V1'));
    const second = await open(elsewhere, standIn, { standIn: true });
    await drained(second.upload, 1);
    await second.upload.stop();
    expect([...standIn.kept]).toEqual([['V1', [1]]]);
  });

  it('sends nothing at all to what is marked as a stand-in and does not say so', async () => {
    const memory = createMemoryStore();
    memory.add(smallReading(1, 'V1'), smallReading(2, 'E1'));
    const receiver = createModelReceiver(seal, [], () => false);
    const answers: LinkAnswer[] = [];
    const liar = {
      ...receiver.wire,
      get: async () => ({ status: 404, retryAfterMs: null, body: '', isCut: false }),
    };
    const { upload } = await open(
      memory,
      { ...receiver, wire: liar },
      { standIn: true, onAnswer: (a) => answers.push(a) },
    );
    while (answers.length < 4) await sleep(1);
    await upload.stop();
    expect(receiver.kept.size).toBe(0);
    expect(new Set(answers.map(({ kind }) => kind))).toEqual(new Set(['not-a-stand-in']));
    expect(upload.progress().cursor).toBe(0);
  });

  it('gives nothing up on the word of an endpoint that cannot read it', async () => {
    const memory = createMemoryStore();
    memory.add(smallReading(1, 'E1'), smallReading(2, 'E1'));
    const receiver = createModelReceiver(seal, Array<Meeting>(40).fill('bad-message'), () => false);
    const { upload } = await open(memory, receiver);
    await drained(upload, 2);
    await upload.stop();
    expect(memory.refusals.size).toBe(0);
    expect(receiver.kept.get('E1')).toEqual([1, 2]);
  });

  it('passes a bad record over with its reason, and nobody waits for it', async () => {
    const memory = createMemoryStore();
    memory.add(...[1, 2, 3, 4].map((id) => smallReading(id, 'E1')));
    const receiver = createModelReceiver(seal, [], (id) => id === 2);
    const { upload } = await open(memory, receiver);
    await drained(upload, 4);
    await upload.stop();
    expect(receiver.kept.get('E1')).toEqual([1, 3, 4]);
    expect([...memory.refusals.values()]).toMatchObject([
      { messageId: 'E1-2-2', recordKey: '2', collector: 'E1-C', code: '400', message: 'malformed' },
    ]);
    expect(upload.progress()).toMatchObject({ refused: 1, cursor: 4 });
  });

  it.each([
    ['another enterprise', 'E2'],
    ['nobody', null],
  ])('loses no record of a collector that is moved to %s while its message is under way', async (_, to) => {
    const memory = createMemoryStore();
    memory.add(...['E1', 'E2', 'E1'].map((name, index) => smallReading(index + 1, name)));
    const receiver = createModelReceiver(seal, ['good', 'good', 'answer-lost', 'timeout'], () => false);
    const slow = { ...FAST, patience: { ...FAST.patience, firstRetryMs: 60_000, longestRetryMs: 60_000 } };
    const first = await open(memory, receiver, { pace: slow });
    while (first.upload.progress().failuresInARow === 0) await sleep(1);
    await first.kill();
    const mine = registry.collectors.get('E1-C');
    const collectors = new Map(registry.collectors);
    if (mine && to) collectors.set('E1-C', { ...mine, enterprise: to });
    else collectors.delete('E1-C');
    const second = await open(memory, receiver, { registry: { ...registry, collectors } });
    await drained(second.upload, 3);
    await second.upload.stop();
    expect([...receiver.kept].toSorted()).toEqual([
      ['E1', [1, 3]],
      ['E2', [2]],
    ]);
    expect(memory.accepted).toEqual(
      new Map([
        ['E1', 2],
        ['E2', 1],
      ]),
    );
    expect(memory.refusals.size).toBe(0);
  });

  it('is paused at once while it waits, stays so over a restart, and goes on where it stood', async () => {
    const memory = createMemoryStore();
    memory.add(smallReading(1, 'E1'));
    const receiver = createModelReceiver(seal, Array<Meeting>(100).fill('server-error'), () => false);
    const slow = { ...FAST, patience: { ...FAST.patience, firstRetryMs: 60_000, longestRetryMs: 60_000 } };
    const first = await open(memory, receiver, { pace: slow });
    while (first.upload.progress().failuresInARow === 0) await sleep(1);
    await first.upload.pause('duty', 'works on the line');
    await first.kill();
    const second = await open(
      memory,
      createModelReceiver(seal, [], () => false),
    );
    expect(second.upload.progress().pause).toMatchObject({ by: 'duty', reason: 'works on the line' });
    await sleep(10);
    expect(second.upload.progress().cursor).toBe(0);
    await second.upload.resume();
    await drained(second.upload, 1);
    await second.upload.stop();
    expect(memory.position()).toMatchObject({
      cursor: 1,
      sendingThrough: 1,
      state: { pause: null, accepted: 1 },
    });
  });
});

async function untilOther(current: () => Promise<void>, seen: Promise<void>): Promise<void> {
  while (current() === seen) await sleep(1);
}

function expectOnce({
  receiver,
  memory,
  owners,
  superseded,
  isGarbling,
}: {
  /** It called good messages malformed. */
  readonly isGarbling: boolean;
  readonly receiver: ModelReceiver;
  readonly memory: MemoryStore;
  readonly owners: readonly string[];
  readonly superseded: number | null;
}): void {
  const refused = new Set([...memory.refusals.values()].map(({ ingestId }) => ingestId));
  for (const [index, name] of owners.entries()) {
    const id = index + 1;
    const times = (receiver.kept.get(name) ?? []).filter((kept) => kept === id).length;
    if (name === 'V1') expect(times, `${id} is virtual`).toBe(0);
    else if (id === superseded) expect(times, `${id} was superseded`).toBeLessThanOrEqual(1);
    else if (receiver.refused.has(id))
      expect([times, refused.has(id)], `${id} was refused`).toEqual([0, true]);
    else if (isGarbling) expect(times + Number(refused.has(id)), `${id} is there or is refused`).toBe(1);
    else expect([times, refused.has(id)], `${id} of ${name}`).toEqual([1, false]);
  }
  for (const [name, ids] of receiver.kept) {
    const inTurn = ids.filter((id) => !receiver.late.has(id));
    expect(inTurn, `order of ${name}`).toEqual(inTurn.toSorted((a, b) => a - b));
    expect(memory.accepted.get(name) ?? 0, `count of ${name}`).toBeLessThanOrEqual(ids.length);
  }
}
