import type { Delivery } from '../../data/ingest/types';
import type { RunClock } from '../../data/model/exercise';
import type { Item } from '../live/judge-group';
import { readClock } from './read-clock';

export interface RoundGateOptions {
  readonly startTs: number;
  readonly take: (item: Item) => void;
  readonly onClock: (clock: RunClock) => void;
  /** Calls later; answers how to cancel. */
  readonly after: (delayMs: number, action: () => void) => () => void;
}

/** Gives the samples of a round the simulated moment of the clock message behind them as their time of receipt. */
export interface RoundGate {
  readonly take: (delivery: Delivery) => void;
  /** Last simulated moment that was told. */
  readonly simTs: () => number;
  readonly close: () => void;
}

/** An acknowledgement is never held longer than 2 s: samples without a clock behind them go on with the last one. */
const LONGEST_HOLD_MS = 1000;

/**
 * Receipt in an exercise is simulated time, told on the same connection after all samples up to it. Rounds are therefore the
 * same whatever the machine does, and so are the alarms of a seed.
 */
export function createRoundGate({ startTs, take, onClock, after }: RoundGateOptions): RoundGate {
  let simTs = startTs;
  let round: Delivery[] = [];
  let cancel = (): void => undefined;

  function release(): void {
    cancel();
    const ready = round;
    round = [];
    for (const delivery of ready) take({ type: 'delivery', delivery: { ...delivery, receivedTs: simTs } });
  }

  return {
    take(delivery) {
      if (delivery.kind !== 'clock') {
        if (round.length === 0) cancel = after(LONGEST_HOLD_MS, release);
        round.push(delivery);
        return;
      }
      const clock = readClock(delivery, simTs);
      if ('reason' in clock) take({ type: 'rejection', rejection: { ...clock, receivedTs: simTs } });
      else simTs = clock.simTs;
      release();
      take({ type: 'delivery', delivery: { ...delivery, receivedTs: simTs } });
      if ('reason' in clock) return;
      take({ type: 'tick', now: simTs, flush: clock.state === 'ended' });
      onClock(clock);
    },
    simTs: () => simTs,
    close: () => cancel(),
  };
}
