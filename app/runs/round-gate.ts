import type { Delivery } from '../../data/ingest/types';
import type { RunClock } from '../../data/model/exercise';
import type { Item } from '../live/judge-group';
import { readClock } from './read-clock';

export interface RoundGateOptions {
  readonly startTs: number;
  readonly take: (item: Item) => void;
  /** `isOld`: it came again after a lost line, and only what it answers is news. */
  readonly onClock: (clock: RunClock, isOld: boolean) => void;
}

/** Gives what comes from an exercise its simulated time of receipt. */
export interface RoundGate {
  readonly take: (delivery: Delivery) => void;
  /** Last simulated moment that a clock message told. */
  readonly simTs: () => number;
}

/** The slowest cadence of the contract: a sample further ahead of the clock than this is no measure of receipt. */
const LONGEST_ROUND_MS = 10 * 60_000;

/**
 * Receipt in an exercise is simulated time: the last clock, or the newest sample of the message where that is later, because the
 * clock of a round comes behind its samples on the same connection. It never goes back, and depends on nothing but what was sent in
 * which order; so the same seed gives the same alarms whatever the machine does.
 */
export function createRoundGate({ startTs, take, onClock }: RoundGateOptions): RoundGate {
  let simTs = startTs;
  let receivedTs = startTs;

  return {
    take(delivery) {
      if (delivery.kind !== 'clock') {
        const newest = Math.min(newestSample(delivery.payload), simTs + LONGEST_ROUND_MS);
        receivedTs = Math.max(receivedTs, simTs, newest);
        take({ type: 'delivery', delivery: { ...delivery, receivedTs } });
        return;
      }
      const clock = readClock(delivery);
      if ('reason' in clock) take({ type: 'rejection', rejection: { ...clock, receivedTs } });
      else simTs = Math.max(simTs, clock.simTs);
      receivedTs = Math.max(receivedTs, simTs);
      take({ type: 'delivery', delivery: { ...delivery, receivedTs } });
      if ('reason' in clock) return;
      const isOld = clock.simTs < simTs;
      if (!isOld) take({ type: 'tick', now: simTs, flush: clock.state === 'ended' });
      onClock(clock, isOld);
    },
    simTs: () => simTs,
  };
}

const TS = Buffer.from('"ts":');

/** The `ts` that stands last in a telemetry message, where its newest sample is; 0 where there is none. Decoding comes later. */
function newestSample(payload: Uint8Array): number {
  const bytes = Buffer.from(payload.buffer, payload.byteOffset, payload.byteLength);
  const at = bytes.lastIndexOf(TS);
  if (at < 0) return 0;
  const digits = /^\s*(\d{1,15})/.exec(bytes.toString('latin1', at + TS.length, at + TS.length + 24));
  return Number(digits?.[1] ?? 0);
}
