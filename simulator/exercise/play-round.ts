import { setImmediate } from 'node:timers/promises';
import type { RunClock } from '../../data/model/exercise';
import type { StationMessage } from './run-plants';
import type { RunStage } from './run-stage';
import { sayClock } from './say-clock';

/**
 * Messages and bytes between two clock messages. The server holds a round until its clock message comes, and a connection with some
 * 64 KiB held is read no further: a greater round is parted by clock messages that repeat the moment before.
 */
const CHUNK_MESSAGES = 60;
const CHUNK_BYTES = 40 * 1024;

/** Lets the plants run to `ts` and sends what they measured, then the clock. `last`: the samples that wait for their message too. */
export async function playRound(stage: RunStage, ts: number, last = false): Promise<void> {
  const { plants, line } = stage;
  await line.hasRoom(CHUNK_MESSAGES);
  const beforeTs = plants.simTs();
  const messages = [...plants.advanceTo(ts), ...(last ? plants.flush() : [])];
  await publish(stage, messages, beforeTs);
  sayClock(stage);
  await setImmediate(); // lets acknowledgements and commands in
}

async function publish(
  { line, pace, state }: RunStage,
  messages: readonly StationMessage[],
  beforeTs: number,
): Promise<void> {
  const held: RunClock = { simTs: beforeTs, speed: pace.speed, state };
  let count = 0;
  let bytes = 0;
  for (const { station, message } of messages) {
    const payload = JSON.stringify(message);
    if (count > 0 && (count >= CHUNK_MESSAGES || bytes + payload.length > CHUNK_BYTES)) {
      line.publish('clock', JSON.stringify(held));
      await line.hasRoom(CHUNK_MESSAGES);
      count = 0;
      bytes = 0;
    }
    line.publish(`dust/v1/${station}/telemetry`, payload);
    count++;
    bytes += payload.length;
  }
}
