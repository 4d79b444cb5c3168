import { expect, it } from 'vitest';
import { RIGHTS, ROLE_RIGHTS } from '../../auth/rights';
import en from '../../i18n/messages/en/account.json';
import { groupRights } from './group-rights';

/** Everybody has the first; the second belongs to a process and to no person. */
const NOT_SHOWN = ['know-self', 'be-run'];

it('names every right once, and has a word for it', () => {
  const shown = groupRights(RIGHTS).flatMap(({ rights }) => rights);
  expect([...shown, ...NOT_SHOWN].sort()).toEqual([...RIGHTS].sort());
  expect(Object.keys(en.rights.may).sort()).toEqual([...shown].sort());
});

it('leaves out groups in which a role has nothing', () => {
  expect(groupRights(ROLE_RIGHTS.leader)).toEqual([
    { group: 'see', rights: ['see', 'see-contacts', 'see-exchange', 'export'] },
  ]);
});
