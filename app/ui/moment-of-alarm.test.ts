import { expect, test } from 'vitest';
import { momentOfAlarm } from './moment-of-alarm';

test('an alarm is shown from the whole second after it was known', () => {
  expect(momentOfAlarm({ raisedTs: 10_000, knownAt: 12_001 })).toBe(13_000);
  expect(momentOfAlarm({ raisedTs: 10_000, knownAt: 10_000 })).toBe(10_000);
});
