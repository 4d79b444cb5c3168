import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { StoredReading } from '../model/reading';
import { createIntake } from './create-intake';
import { decodeTelemetry } from './decode-telemetry';
import { decodeContext, T0 } from './fixtures/plant';
import { publishRight } from './publish-right';
import type { Principal } from './types';

/** `mark` goes into each message as its `boot`: a reading tells by itself who sent it, however it was routed. */
const SENDERS: readonly (Principal & { readonly mark: number })[] = [
  { mark: 1, account: 'S1', stations: ['S1'] },
  { mark: 2, account: 'G1', stations: ['S1', 'S9'] },
  { mark: 11, account: 'X1', stations: ['S1'], run: 'X1' },
  { mark: 21, account: 'X2', stations: ['S1'], run: 'X2' },
];
const MARKS: Readonly<Record<string, readonly number[]>> = { live: [1, 2], X1: [11], X2: [21] };

const message = fc.record({
  sender: fc.constantFrom(...SENDERS),
  /** Every second one goes to the sender's own world. */
  run: fc.constantFrom('own', 'own', 'own', null, 'X1', 'X2'),
  station: fc.constantFrom('S1', 'S1', 'S1', 'S9'),
  kind: fc.constantFrom('telemetry', 'telemetry', 'telemetry', 'status', 'clock', 'control'),
  // All worlds have the same collector and few moments, so that a shared memory of keys would show.
  ts: fc.nat(50).map((seconds) => T0 + seconds * 1000),
  differentialPressurePa: fc.integer({ min: 800, max: 803 }),
});
type Message = typeof message extends fc.Arbitrary<infer T> ? T : never;

function topicOf({ sender, run, station, kind }: Message): string {
  const world = run === 'own' ? (sender.run ?? null) : run;
  const below = kind === 'clock' || kind === 'control' ? kind : `dust/v1/${station}/${kind}`;
  return world === null ? below : `exercise/${world}/${below}`;
}

function openWorld(run?: string) {
  const intake = createIntake({
    tail: [],
    lastIngestId: 0,
    reorderMsOf: () => 0,
    ...(run === undefined ? {} : { run }),
  });
  return { intake, kept: [] as StoredReading[], conflicts: [] as string[], messages: 0, answered: 0 };
}

it('lets nothing of 100,000 messages out of the world of its sender', () => {
  const total = { live: 0, exercises: 0, refused: 0 };
  fc.assert(
    fc.property(fc.array(message, { minLength: 1000, maxLength: 1000 }), (messages) => {
      const worlds = new Map([
        ['live', openWorld()],
        ['X1', openWorld('X1')],
        ['X2', openWorld('X2')],
      ]);
      for (const [seq, sent] of messages.entries()) {
        const { sender, ts, differentialPressurePa } = sent;
        const topic = topicOf(sent);
        const right = publishRight(sender, topic);
        const world = typeof right === 'string' ? undefined : worlds.get(right.run ?? 'live');
        if (!world || typeof right === 'string' || right.kind !== 'telemetry' || right.station !== 'S1') {
          total.refused += 1;
          continue;
        }
        const samples = [{ ts, collector: 'C01', values: { differentialPressurePa } }];
        const payload = Buffer.from(JSON.stringify({ v: 1, boot: `${sender.mark}`, seq, samples }));
        const decoded = decodeTelemetry(payload, { ...decodeContext(), topic });
        const accepted = world.intake.accept(decoded.readings, T0);
        world.messages += 1;
        world.answered += decoded.rejections.length + accepted.repeated;
        // A winner over a stored value is both kept and the cause of a conflict.
        world.answered += Math.max(accepted.kept.length, accepted.conflicts.length);
        world.kept.push(...accepted.kept);
        world.conflicts.push(...accepted.conflicts.map((conflict) => conflict.topic));
      }
      for (const [name, { kept, conflicts, messages: taken, answered }] of worlds) {
        const senders = new Set(kept.map(({ boot }) => boot));
        expect([...senders].filter((mark) => !MARKS[name]?.includes(mark))).toEqual([]);
        expect(kept.map(({ ingestId }) => ingestId)).toEqual(kept.map((_, index) => index + 1));
        const root = name === 'live' ? '' : `exercise/${name}/`;
        expect(conflicts.filter((topic) => topic !== `${root}dust/v1/S1/telemetry`)).toEqual([]);
        expect(answered).toBe(taken);
        total[name === 'live' ? 'live' : 'exercises'] += taken;
      }
    }),
    { numRuns: 100, seed: 3, endOnFailure: true },
  );
  expect(total.live + total.exercises + total.refused).toBe(100_000);
  expect(Math.min(total.live, total.exercises, total.refused)).toBeGreaterThan(10_000);
}, 60_000);
