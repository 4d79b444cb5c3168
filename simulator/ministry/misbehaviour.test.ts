import { expect, test } from 'vitest';
import { createMisbehaviour } from './misbehaviour';
import { parseStandInCommand } from './parse-stand-in-command';

test('it misbehaves so many times, or until told', () => {
  const state = createMisbehaviour();
  state.obey(parseStandInCommand('{"behaviour":"refuse","requests":2}'));
  expect([state.take(), state.take(), state.take(), state.current()]).toEqual([
    'refuse',
    'refuse',
    'none',
    'none',
  ]);
  state.obey(parseStandInCommand('{"behaviour":"slow"}'));
  expect([state.take(), state.take()]).toEqual(['slow', 'slow']);
  state.obey(parseStandInCommand('{"behaviour":"none","requests":null}'));
  expect(state.take()).toBe('none');
});

test.each(['', '[]', '{}', '{"behaviour":"sulk"}', '{"behaviour":"slow","requests":0}'])(
  '%s is no command',
  (line) => {
    expect(() => parseStandInCommand(line)).toThrow();
  },
);
