import { expect, it } from 'vitest';
import { ROLE_RIGHTS } from '../../auth/rights';
import { chooseView, viewsOf } from './choose-view';

it('opens to each role only what it may', () => {
  expect(viewsOf(ROLE_RIGHTS.administrator)).toEqual(['people', 'sessions', 'audit', 'system']);
  expect(viewsOf(ROLE_RIGHTS.auditor)).toEqual(['audit', 'system']);
  expect(viewsOf(ROLE_RIGHTS['duty-officer'])).toEqual([]);
});

it('shows what the address asks for, else the first', () => {
  expect(chooseView('sessions', ROLE_RIGHTS.administrator)).toBe('sessions');
  expect(chooseView(null, ROLE_RIGHTS.administrator)).toBe('people');
  expect(chooseView('people', ROLE_RIGHTS.auditor)).toBe('audit');
  expect(chooseView('audit', ROLE_RIGHTS.leader)).toBeNull();
});
