import { expect, it } from 'vitest';
import { worstConnection } from './worst-connection';

it('is not live when the past can be read but the line is dead', () => {
  expect(worstConnection(['live', 'lost'])).toBe('lost');
  expect(worstConnection(['live', 'connecting'])).toBe('connecting');
  expect(worstConnection(['lost', 'connecting'])).toBe('lost');
  expect(worstConnection(['live', 'live'])).toBe('live');
});
