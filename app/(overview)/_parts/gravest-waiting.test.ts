import { describe, expect, it } from 'vitest';
import type { Alarm, AlarmState } from '../../../data/model/alarm';
import type { Priority } from '../../../data/model/level';
import { gravestWaiting } from './gravest-waiting';

function alarm(id: string, state: AlarmState, knownAt: number, priority: Priority = 2): Alarm {
  return {
    id,
    world: 'live',
    ruleId: 'dp-high',
    collector: 'E1-C02',
    point: 'differentialPressurePa',
    priority,
    state,
    raisedTs: knownAt,
    knownAt,
    returnedTs: null,
    acknowledged: null,
    late: false,
    params: {},
  };
}

describe('gravestWaiting', () => {
  it('takes of one level the newest that nobody has acknowledged, returned or not', () => {
    const alarms = [
      alarm('a', 'unack', 1),
      alarm('b', 'rtn-unack', 5),
      alarm('c', 'ack', 9),
      alarm('d', 'unack', 3),
    ];
    expect(gravestWaiting(alarms)?.id).toBe('b');
  });

  it('takes a red one before any newer blue one', () => {
    const alarms = [
      alarm('blue', 'unack', 9, 4),
      alarm('red', 'rtn-unack', 1, 1),
      alarm('grey', 'ack', 10, 1),
    ];
    expect(gravestWaiting(alarms)?.id).toBe('red');
  });

  it('is null when all are acknowledged', () => {
    expect(gravestWaiting([alarm('c', 'ack', 9)])).toBeNull();
    expect(gravestWaiting([])).toBeNull();
  });
});
