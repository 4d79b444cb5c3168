import { expect, test } from 'vitest';
import { playStep } from './play-step';

const playing = { at: 1000, elapsedMs: 250, speed: 60, loop: null, present: 1_000_000 };

test('a quarter of a second at 60 is fifteen seconds', () => {
  expect(playStep(playing)).toEqual({ at: 16_000, ended: false });
});

test('ends at the present', () => {
  expect(playStep({ ...playing, present: 9000 })).toEqual({ at: 9000, ended: true });
});

test('a loop begins again, also when the present comes before its end', () => {
  const loop = { from: 500, to: 10_000 };
  expect(playStep({ ...playing, loop })).toEqual({ at: 500, ended: false });
  expect(playStep({ ...playing, loop: { from: 500, to: 5_000_000 }, present: 8000 })).toEqual({
    at: 500,
    ended: false,
  });
  expect(playStep({ ...playing, speed: 1, loop })).toEqual({ at: 1250, ended: false });
});

test('a loop of the future does not hold what plays', () => {
  const loop = { from: 2_000_000, to: 3_000_000 };
  expect(playStep({ ...playing, present: 9000, loop })).toEqual({ at: 9000, ended: true });
});
