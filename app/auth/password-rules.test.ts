import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findBrokenRule, PASSWORD_MAX, PASSWORD_MIN } from './password-rules';

test.each([
  ['Tr0ub4dor&3', 'short'],
  ['Tr0ub4dor&33', null],
  ['correcthorsebatte', 'classes'],
  ['correct horse battery staple', null],
  ['correcthorsebatterystaple', null],
  ['Correcthorsebatt', 'classes'],
  ['Correcthorseb4tt', null],
  [`Aa1${'xyzzwq'.repeat(21)}`, 'long'],
  ['Password1234!', 'common'],
  ['PASSWORD-1234', 'common'],
  ['Adm1n:Qwerty1!x', null],
  ['aaaaAAAA1111', 'common'],
  ['LiLei-2026!!x', null],
  ['li lei LI LEI 1!', 'name'],
  ['ｌｉ ｌｅｉ Li Lei 1!', 'name'],
  ['粉尘除尘器报警处置流程第一条必须记住的话', null],
  ['粉尘除尘器报警处置ab1', null],
])('%s breaks %s', (password, rule) => {
  expect(findBrokenRule(password, 'Li Lei')).toBe(rule);
});

test('lengths are counted in code points, and nothing too short or too long passes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 150 }), (password) => {
      const length = [...password].length;
      const broken = findBrokenRule(password, '');
      if (length < PASSWORD_MIN) expect(broken).toBe('short');
      if (length > PASSWORD_MAX) expect(broken).toBe('long');
    }),
  );
});
