import { describe, expect, it } from 'vitest';
import { buildRegistry } from '../../data/model/registry';
import { LIVE } from '../../data/model/world';
import { createEventLog } from './event-log';
import { createLiveState } from './live-state';

const openState = () =>
  createLiveState({
    world: LIVE,
    now: () => 1000,
    registry: () => buildRegistry([]),
    events: createEventLog({ firstSeq: 1, capacity: 1 }),
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
