import { describe, expect, it } from 'vitest';
import { readingKey } from '../../data/model/reading';
import { buildRegistry, type RegistryRecord } from '../../data/model/registry';
import { LIVE } from '../../data/model/world';
import { fakeAlarm } from '../api/fixtures/fake-workbench';
import { REAL_PLANT } from '../e2e/real-plant';
import { createEventLog } from './event-log';
import { inService } from './in-service';
import { createLiveState } from './live-state';

const openState = () =>
  createLiveState({
    world: LIVE,
    now: () => 1000,
    registry: () => buildRegistry([]),
    events: createEventLog({ firstSeq: 1, capacity: 1 }),
  });

describe('what is retired', () => {
  it('is put aside with its values and alarms, and is back when it is restored', () => {
    const [collector] = REAL_PLANT.filter((record) => record.kind === 'collector');
    if (!collector) throw new Error('The plant has no collector.');
    let registry = buildRegistry(REAL_PLANT);
    const state = createLiveState({
      world: LIVE,
      now: () => 1000,
      registry: () => registry,
      events: createEventLog({ firstSeq: 1, capacity: 1 }),
    });
    const change = (...records: RegistryRecord[]): void => {
      registry = inService(buildRegistry([...REAL_PLANT, ...records]));
      state.keepOnly(registry);
    };
    const shown = () => [...state.view.latest.keys(), ...state.view.openAlarms.keys()];
    const value = { ts: 1, value: 20, quality: 0 as const, receivedTs: 2 };
    const alarm = fakeAlarm({ collector: collector.id });
    state.restore({
      latest: new Map([[readingKey(collector.id, 'hopperTemperatureC'), value]]),
      openAlarms: [alarm],
      estimates: state.estimatesState(),
      judgedThrough: 0,
    });
    const all = [`${collector.id}/hopperTemperatureC`, alarm.id];
    expect(shown()).toEqual(all);
    change({ ...collector, retired: true });
    expect(shown()).toEqual([]);
    state.applyAlarms([{ kind: 'returned', ts: 3, knownAt: 3, alarm: { ...alarm, state: 'rtn-unack' } }]);
    expect(shown()).toEqual([]);
    change();
    expect(shown()).toEqual(all);
    change({ ...collector, points: ['running'] });
    expect(shown()).toEqual([alarm.id]);
  });
});

describe('the line of a station', () => {
  it('is open again when the station is heard after it said goodbye', () => {
    const state = openState();
    state.setLine('S1', false, 10);
    state.heard('S1', 11);
    expect(state.view.lines.get('S1')).toEqual({ online: true, since: 11, lastMessageTs: 11 });
  });

  it('stays closed for what was received before it closed', () => {
    const state = openState();
    state.setLine('S1', false, 10);
    state.heard('S1', 10);
    expect(state.view.lines.get('S1')).toEqual({ online: false, since: 10, lastMessageTs: 10 });
  });
});
