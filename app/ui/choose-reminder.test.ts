import { expect, it } from 'vitest';
import { chooseReminder } from './choose-reminder';

const person = (hasPassword: boolean, hasTotp: boolean) => ({ id: 'p', hasPassword, hasTotp });

it('asks administrators for both, everybody else for a password', () => {
  expect(chooseReminder({ role: 'administrator', person: person(false, false) })).toBe('both');
  expect(chooseReminder({ role: 'administrator', person: person(false, true) })).toBe('password');
  expect(chooseReminder({ role: 'administrator', person: person(true, false) })).toBe('totp');
  expect(chooseReminder({ role: 'leader', person: person(false, false) })).toBe('password');
});

it('says nothing where nothing is missing, nor to a program', () => {
  expect(chooseReminder({ role: 'administrator', person: person(true, true) })).toBeNull();
  expect(chooseReminder({ role: 'leader', person: person(true, false) })).toBeNull();
  expect(chooseReminder({ role: 'administrator', person: null })).toBeNull();
});
