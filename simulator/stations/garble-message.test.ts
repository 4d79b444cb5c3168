import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LineBends, SOUND_LINE } from '../faults/fault';
import { garbleMessage } from './garble-message';
import { freshLine, type LineState } from './line-state';
import type { TelemetryMessage } from './to-message';

const LINE = freshLine({ seed: 1, station: 'S1', boot: '1' });
const CUT = { ...SOUND_LINE, networkLost: true };

test('a sound line carries what falls due and stays as it was', () => {
  expect(garbleMessage(LINE, null, SOUND_LINE)).toEqual([LINE, []]);
  const [line, sent] = garbleMessage(LINE, message(3), SOUND_LINE);
  expect(line).toBe(LINE);
  expect(sent).toEqual([message(3)]);
});

test('without a network nothing leaves; with it everything in its order, before what falls due', () => {
  const sent = play([
    [message(0), SOUND_LINE],
    [message(1), CUT],
    [null, CUT],
    [message(2), CUT],
    [null, SOUND_LINE],
    [message(3), SOUND_LINE],
  ]);
  expect(sent).toEqual([[0], [], [], [], [1, 2], [3]]);
});

test('half of the messages twice, a quarter behind the next one: shares within 3 sigma over 4,000 messages', () => {
  const bends = { ...SOUND_LINE, repeatedShare: 0.5, swappedShare: 0.25 };
  const sent = play(Array.from({ length: 4000 }, (_, seq) => [message(seq), bends] as const)).flat();
  const repeats = sent.filter((seq, at) => sent[at - 1] === seq).length;
  const swaps = sent.filter((seq, at) => seq < Number(sent[at - 1])).length;
  // A message that waits draws no repeat, and the one that passes it no swap: 0.25 of each pair's first, 1 / 1.25 of all may wait.
  const pairs = 4000 / 1.25;
  expect(Math.abs(swaps - 0.25 * pairs)).toBeLessThan(3 * Math.sqrt(pairs * 0.25 * 0.75));
  const mayRepeat = 4000 - swaps;
  expect(Math.abs(repeats - 0.5 * mayRepeat)).toBeLessThan(3 * Math.sqrt(mayRepeat * 0.25));
});

test('whatever a line does, in the end each message has arrived with all its content, at most one place late in its order', () => {
  const bends: fc.Arbitrary<LineBends> = fc.record({
    powerLost: fc.constant(false),
    networkLost: fc.boolean(),
    repeatedShare: fc.constantFrom(0, 0.5, 1),
    swappedShare: fc.constantFrom(0, 0.3, 1),
    clockOffsetMs: fc.constant(0),
    frozen: fc.constant(false),
  });
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), bends), { maxLength: 200 }), (moments) => {
      let seq = 0;
      const story = moments.map(([due, at]) => [due ? message(seq++) : null, at] as const);
      const sent = play([...story, [null, SOUND_LINE]]).flat();
      const arrived = sent.filter((one, at) => sent.indexOf(one) === at);
      expect(arrived.toSorted((a, b) => a - b)).toEqual(Array.from({ length: seq }, (_, i) => i));
      for (const [place, one] of arrived.entries()) expect(Math.abs(place - one)).toBeLessThanOrEqual(1);
    }),
    { seed: 42, numRuns: 300 },
  );
});

test('the same line and messages give the same bytes, also through JSON', () => {
  const bends = { ...SOUND_LINE, repeatedShare: 0.5, swappedShare: 0.5 };
  const story = Array.from({ length: 50 }, (_, seq) => [message(seq), seq % 20 > 14 ? CUT : bends] as const);
  const json = (line: LineState) => JSON.parse(JSON.stringify(line)) as LineState;
  expect(play(story, json)).toEqual(play(story));
});

/** The numbers that leave at each moment. */
function play(
  story: readonly (readonly [TelemetryMessage | null, LineBends])[],
  keep: (line: LineState) => LineState = (line) => line,
): number[][] {
  let line = LINE;
  return story.map(([due, bends]) => {
    const [next, sent] = garbleMessage(line, due, bends);
    line = keep(next);
    return sent.map((one) => {
      expect(one).toEqual(message(one.seq));
      return one.seq;
    });
  });
}

function message(seq: number): TelemetryMessage {
  return { v: 1, boot: '1', seq, samples: [{ ts: 5000 * seq, collector: 'C01', values: { running: true } }] };
}
