import type { LiveEvent } from '../../data/model/frame';
import type { Registry } from '../../data/model/registry';
import { createEventLog, type EventLog } from '../live/event-log';

const EVENTS_KEPT = 2000;
/** Far more than a world's events ever are: a number of one scope's log is outside of every other's, and so reads as too old. */
const NUMBERS_APART = 1_000_000_000_000;

/**
 * A world's events about what is in a narrowed registry, numbered without gaps of their own: a gap would tell that something went
 * on elsewhere, and a browser would read everything again. It begins when it is made. `index` is 1, 2, 3 ... per scope.
 */
export function narrowEvents(events: EventLog, registry: () => Registry, index: number): EventLog {
  const log = createEventLog({
    firstSeq: events.lastSeq() + 1 + index * NUMBERS_APART,
    capacity: EVENTS_KEPT,
  });
  events.subscribe((event) => {
    const seen = narrowEvent(event, registry());
    if (seen) log.tell(seen);
  });
  return log;
}

/** As much of an event as is about what is registered; null where nothing is. */
function narrowEvent(event: LiveEvent, { collectors, enterprises }: Registry): LiveEvent | null {
  switch (event.type) {
    case 'alarm':
      return collectors.has(event.alarm.collector) ? event : null;
    case 'warning':
      return enterprises.has(event.warning.enterprise) ? event : null;
    case 'risk': {
      const risk = event.risk.filter(({ enterprise }) => enterprises.has(enterprise));
      return risk.length > 0 ? { ...event, risk } : null;
    }
    // Of a run's own world, which is open to whoever hears of it.
    case 'run':
      return event;
  }
}
