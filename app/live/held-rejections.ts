import type { Rejection } from '../../data/model/rejection';

/** Rejections that wait for a store that cannot keep them: counted together, bounded, none forgotten. */
export interface HeldRejections {
  readonly hold: (rejection: Rejection) => void;
  readonly all: () => readonly Rejection[];
  readonly clear: () => void;
}

/** Beyond this many kinds only their reasons are told apart. */
const MAX_KINDS = 1000;

export function createHeldRejections(maxKinds = MAX_KINDS): HeldRejections {
  const held = new Map<string, Rejection>();

  return {
    hold(rejection) {
      const whole = [rejection.reason, rejection.station, rejection.topic, rejection.params.field].join(' ');
      const isKnown = held.has(whole) || held.size < maxKinds;
      const key = isKnown ? whole : rejection.reason;
      const kept = isKnown ? rejection : { ...rejection, station: '(others)', topic: '' };
      const count = (held.get(key)?.count ?? 0) + (rejection.count ?? 1);
      held.set(key, { ...kept, count });
    },
    all: () => [...held.values()],
    clear: () => held.clear(),
  };
}
