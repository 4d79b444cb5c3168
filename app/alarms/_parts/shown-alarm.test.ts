import { describe, expect, it } from 'vitest';
import type { Alarm, AlarmEvent } from '../../../data/model/alarm';
import { eventsKnown, shownAlarm } from './shown-alarm';

const unacknowledged: Alarm = {
  id: 'a',
  world: 'live',
  ruleId: 'dp-high',
  collector: 'E1-C01',
  point: 'differentialPressurePa',
  priority: 2,
  state: 'unack',
  raisedTs: 1000,
  knownAt: 5000,
  returnedTs: null,
  acknowledged: null,
  late: true,
  params: {},
};
const returned: Alarm = { ...unacknowledged, state: 'rtn-unack', returnedTs: 8000 };
const events: readonly AlarmEvent[] = [
  { kind: 'raised', ts: 1000, knownAt: 5000, alarm: unacknowledged },
  { kind: 'returned', ts: 8000, knownAt: 8200, alarm: returned },
];

describe('shownAlarm', () => {
  it.each([
    [4999, undefined],
    [5000, 'unack'],
    [8199, 'unack'],
    [8200, 'rtn-unack'],
    [null, 'rtn-unack'],
  ])('at %s shows what was known then', (at, state) => {
    expect(shownAlarm({ alarm: returned, events }, at)?.state).toBe(state);
  });
});

describe('eventsKnown', () => {
  it('leaves out what came later', () => {
    expect(eventsKnown(events, 8199).map(({ kind }) => kind)).toEqual(['raised']);
    expect(eventsKnown(events, null)).toEqual(events);
  });
});
