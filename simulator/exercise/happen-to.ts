import { clearFault } from '../faults/clear-fault';
import { injectFault } from '../faults/inject-fault';
import type { Clockwork } from '../stations/station-clockwork';
import type { StoryEvent } from './list-story-events';

/** Lets an event of the story happen to the station of its collector at `ts`, epoch ms. */
export function happenTo(clockwork: Clockwork, event: StoryEvent, ts: number): void {
  const { collector, fault } = event;
  bendAt(clockwork, ts, (plant, state) =>
    event.kind === 'begin'
      ? injectFault(plant, state, { ...event, id: fault })
      : clearFault(state, collector, fault),
  );
}

/** A change that begins at `ts`, which may lie between two samples. */
export function bendAt(clockwork: Clockwork, ts: number, change: Parameters<Clockwork['bend']>[0]): void {
  clockwork.bend((plant, state) => ({ ...change(plant, { ...state, ts }), ts: state.ts }));
}
