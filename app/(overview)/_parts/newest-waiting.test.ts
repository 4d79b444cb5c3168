import { describe, expect, it } from 'vitest';
import type { Alarm, AlarmState } from '../../../data/model/alarm';
import { newestWaiting } from './newest-waiting';

function alarm(id: string, state: AlarmState, knownAt: number): Alarm {
  return {
    id,
    world: 'live',
    ruleId: 'dp-high',
    collector: 'E1-C02',
    point: 'differentialPressurePa',
    priority: 2,
    state,
    raisedTs: knownAt,
    knownAt,
    returnedTs: null,
    acknowledged: null,
    late: false,
    params: {},
  };
}

describe('newestWaiting', () => {
  it('takes the newest that nobody has acknowledged, returned or not', () => {
    const alarms = [
      alarm('a', 'unack', 1),
      alarm('b', 'rtn-unack', 5),
      alarm('c', 'ack', 9),
      alarm('d', 'unack', 3),
    ];
    expect(newestWaiting(alarms)?.id).toBe('b');
  });

  it('is null when all are acknowledged', () => {
    expect(newestWaiting([alarm('c', 'ack', 9)])).toBeNull();
    expect(newestWaiting([])).toBeNull();
  });
});
