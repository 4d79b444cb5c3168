import type { StoredReading } from '../../data/model/reading';

export interface PushListener {
  readonly readings: (readings: readonly StoredReading[]) => void;
  readonly line: (station: string) => void;
}

/** Who wants to hear of values that became durable and of lines that changed, in one world. */
export interface Pushes extends PushListener {
  readonly listen: (listener: PushListener) => () => void;
  readonly count: () => number;
}

export function createPushes(): Pushes {
  const listeners = new Set<PushListener>();
  return {
    readings(readings) {
      for (const listener of listeners) listener.readings(readings);
    },
    line(station) {
      for (const listener of listeners) listener.line(station);
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    count: () => listeners.size,
  };
}
