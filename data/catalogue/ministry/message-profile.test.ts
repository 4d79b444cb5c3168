import { expect, test } from 'vitest';
import { POINT_IDS } from '../../model/points';
import { DEFAULT_PROFILE, MESSAGE_PROFILES, messageProfile, profilePoint } from './message-profile';

test('every point has a code of its own, and a switch is not scaled', () => {
  for (const profile of MESSAGE_PROFILES.values()) {
    const rows = POINT_IDS.map((point) => profilePoint(profile, point));
    expect(new Set(rows.map(({ code }) => code)).size).toBe(POINT_IDS.length);
    for (const { kind, factor } of rows) if (kind !== 'analog') expect(factor).toBe(1);
  }
});

test('nothing in it is called official', () => {
  const profile = messageProfile(DEFAULT_PROFILE);
  expect(profile.provisional).toBe(true);
  const own = profile.sources.filter(({ mark }) => mark === 'own').flatMap(({ about }) => about);
  expect(own).toEqual(expect.arrayContaining(['messages', 'points', 'answers', 'limits']));
});

test('a profile that is not there is refused with those that are', () => {
  expect(() => messageProfile('official/1')).toThrow(
    /"official\/1" is not known: use one of bj-dust-draft\/0/,
  );
});
