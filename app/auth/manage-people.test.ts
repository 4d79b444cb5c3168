import { describe, expect, test } from 'vitest';
import type { Identity } from '../../data/model/person';
import type { Person } from '../../data/store/people-store';
import { leavesAdministrator, mayManage } from './manage-people';

const KEY: Identity = { kind: 'api-key', name: 'api:admin', role: 'administrator', districts: null };
const ofDistricts = (...districts: string[]): Identity => ({ ...KEY, kind: 'session', districts });

describe('who may manage whom', () => {
  test.each([
    ['their own district', { role: 'leader', districts: ['110105'] }, true],
    ['part of their districts', { role: 'duty-officer', districts: ['110106'] }, true],
    ['one more district', { role: 'leader', districts: ['110105', '110101'] }, false],
    ['the whole city', { role: 'leader', districts: null }, false],
    ['an administrator of their district', { role: 'administrator', districts: ['110105'] }, false],
  ] as const)('an administrator of districts: %s', (_name, standing, isAllowed) => {
    expect(mayManage(ofDistricts('110105', '110106'), standing)).toBe(isAllowed);
    expect(mayManage(KEY, standing)).toBe(true);
  });
});

describe('the last administrator', () => {
  const person = (id: string, over: Partial<Person> = {}): Person => ({
    id,
    name: id,
    role: 'administrator',
    districts: null,
    createdTs: 0,
    disabledTs: null,
    hasPassword: true,
    hasTotp: true,
    lockedUntilTs: null,
    ...over,
  });
  const [a, b] = [person('a'), person('b')];
  const asA: Identity = { ...KEY, kind: 'session', personId: 'a' };

  test.each<[string, readonly Person[], readonly Person[], Identity, boolean]>([
    ['of one is kept', [a], [person('a', { role: 'leader' })], KEY, false],
    ['of one is kept from districts', [a], [person('a', { districts: ['110101'] })], KEY, false],
    ['of two may go', [a, b], [person('a', { disabledTs: 1 }), b], KEY, true],
    [
      'who can sign in is kept',
      [a, person('b', { hasTotp: false })],
      [person('a', { disabledTs: 1 }), person('b', { hasTotp: false })],
      KEY,
      false,
    ],
    [
      'may take others down, and stays',
      [person('a', { hasTotp: false }), b],
      [person('a', { hasTotp: false }), person('b', { role: 'leader' })],
      asA,
      true,
    ],
    [
      'cannot step down before others can sign in',
      [a, person('b', { hasPassword: false })],
      [person('a', { role: 'leader' }), person('b', { hasPassword: false })],
      asA,
      false,
    ],
    [
      'is not the one whom the console waits for',
      [a, person('x', { name: '' })],
      [person('a', { role: 'leader' }), person('x', { name: '' })],
      KEY,
      false,
    ],
    [
      'is nobody where there was none',
      [person('c', { role: 'leader' })],
      [person('c', { disabledTs: 1 })],
      KEY,
      true,
    ],
  ])('%s', (_name, before, after, identity, isLeft) => {
    expect(leavesAdministrator(before, after, identity)).toBe(isLeft);
  });
});
