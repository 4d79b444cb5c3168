import { expect, it } from 'vitest';
import { checkPassword, isSound, PASSWORD_LINES } from './check-password';

const signs = { met: '+', unmet: '-', later: '.' };
const shown = (password: string) => {
  const states = checkPassword(password, 'Li Lei');
  return PASSWORD_LINES.map((line) => signs[states[line]]).join('');
};

it.each([
  ['', '-....', false],
  ['Short1!', '-....', false],
  ['alllowercase', '+-...', false],
  ['Li Lei Li Lei 1', '++-..', false],
  ['Password2026!', '+++-.', false],
  ['Lower and 12', '++++.', true],
  ['twenty lower case xy', '++++.', true],
  ['正确马电池订书钉 Aa 2026', '++++.', true],
  ['a'.repeat(129), '-....', false],
])('judges %j as %s', (password, states, sound) => {
  expect(shown(password)).toBe(states);
  expect(isSound(checkPassword(password, 'Li Lei'))).toBe(sound);
});
