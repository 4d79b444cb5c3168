import { expect, test } from 'vitest';
import { prepareConfig } from './prepare-config';
import { brief, configOf, DRY, judgeAll, reading, STATION, tick } from './test-plant';

test('a station that is to send more often is missed by its new measure at once', () => {
  const slow = configOf({ ...STATION, messageIntervalMs: 3_600_000 });
  const fast = configOf({ ...STATION, messageIntervalMs: 1000 });
  const heard = reading('D', 'running', 0, 1);
  const begun = judgeAll(
    [tick(0), { type: 'readings', readings: [heard], receivedTs: heard.receivedTs }, tick(600)],
    slow,
  );
  const { events } = judgeAll([tick(601)], fast, begun.state);
  expect(brief(begun.events, true)).toEqual([]);
  expect(brief(events, true)).toContain('raised station-silent 31');
});

test('whatever changes how it is judged gets another mark, so that a replay begins with it', () => {
  const { mark } = prepareConfig(configOf());
  expect(prepareConfig(configOf()).mark).toBe(mark);
  const hotter = { ...DRY, setValues: { ...DRY.setValues, differentialPressurePa: 900 } };
  expect(prepareConfig(configOf(STATION, hotter)).mark).not.toBe(mark);
  expect(prepareConfig(configOf({ ...STATION, reorderMs: 5000 })).mark).not.toBe(mark);
  expect(prepareConfig(configOf({ ...STATION, name: { zh: '另', en: 'other' } })).mark).toBe(mark);
});
