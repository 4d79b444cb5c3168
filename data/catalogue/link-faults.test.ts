import { expect, test } from 'vitest';
import { MISBEHAVIOURS } from '../model/exchange';
import { FAULTS } from './faults';
import { LINK_FAULTS, LINK_SOUND } from './link-faults';

test('a fault of the link is told in both languages, is ordered of the stand-in and lasts until it is ended', () => {
  for (const { id, name, effect, orders } of LINK_FAULTS) {
    expect(id).toMatch(/^[a-z][a-z-]+$/);
    expect([name.zh, effect.zh].every((text) => /[\u4e00-\u9fff]/.test(text))).toBe(true);
    expect([name.en, effect.en].every((text) => /^[\x20-\x7e]+$/.test(text))).toBe(true);
    expect(orders.length).toBeGreaterThan(0);
    for (const { behaviour, requests } of orders) {
      expect(MISBEHAVIOURS).toContain(behaviour);
      expect(behaviour).not.toBe(LINK_SOUND.behaviour);
      expect(requests).toBeNull();
    }
  }
});

test('it is no fault of a plant: no scenario and no trainer can inject it', () => {
  const injectable = new Set(FAULTS.map(({ id }) => id));
  for (const { id } of LINK_FAULTS) expect(injectable.has(id)).toBe(false);
});
