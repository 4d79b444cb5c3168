import { expect, test } from 'vitest';
import { OPERATOR_ACTIONS } from '../model/scenario';
import { FAULTS, isUndetectable } from './faults';

test('every fault has an id of its own, both names, a line on its effect and known actions', () => {
  expect(new Set(FAULTS.map(({ id }) => id)).size).toBe(FAULTS.length);
  for (const { id, name, effect, actions } of FAULTS) {
    expect(id).toMatch(/^[a-z][a-z-]+$/);
    expect(
      [name.zh, effect.zh].every((text) => /[\u4e00-\u9fff]/.test(text)),
      id,
    ).toBe(true);
    expect(
      [name.en, effect.en].every((text) => /^[\x20-\x7e°]+$/.test(text)),
      id,
    ).toBe(true);
    expect(OPERATOR_ACTIONS, id).toEqual(expect.arrayContaining([...actions]));
  }
});

test('says what nothing can show: a small tear, a broken wire alone, hydrogen without its sensor', () => {
  expect(isUndetectable('bag-torn', ['differentialPressurePa'])).toBe(true);
  expect(isUndetectable('airlock-contact-broken', ['airlockFault'])).toBe(true);
  expect(isUndetectable('hydrogen-build-up', ['tankLevelM'])).toBe(true);
  expect(isUndetectable('hydrogen-build-up', ['hydrogenPercentLel'])).toBe(false);
  expect(isUndetectable('fan-trip', [])).toBe(false);
});
