import { setImmediate } from 'node:timers/promises';
import type { RunClock } from '../../data/model/exercise';
import type { StationMessage } from './run-plants';
import type { RunStage } from './run-stage';
import { sayClock } from './say-clock';

/**
 * Messages and bytes between two clock messages. The server holds a round until its clock message comes and reads no further meanwhile:
 * a greater round is parted by clock messages that repeat the moment before.
 */
const CHUNK_MESSAGES = 60;
const CHUNK_BYTES = 40 * 1024;
/** Topics, frames and the clock message beside the payloads. */
const FRAME_BYTES = 80;

interface Telemetry {
  readonly topic: string;
  readonly payload: string;
}

/** Lets the plants run to `ts` and sends what they measured, then the clock. `last`: the samples that wait for their message too. */
export async function playRound(stage: RunStage, ts: number, last = false): Promise<void> {
  const { plants, line, pace, state } = stage;
  const held: RunClock = { simTs: plants.simTs(), speed: pace.speed, state };
  const chunks = chunksOf([...plants.advanceTo(ts), ...(last ? plants.flush() : [])]);
  for (const [index, chunk] of chunks.entries()) {
    await line.hasRoom(chunk.length + 1, bytesOf(chunk));
    line.together(() => {
      for (const { topic, payload } of chunk) line.publish(topic, payload);
      if (index < chunks.length - 1) line.publish('clock', JSON.stringify(held));
      else sayClock(stage);
    });
  }
  await setImmediate(); // lets acknowledgements and commands in
}

/** At least one, which may be empty. */
function chunksOf(messages: readonly StationMessage[]): readonly Telemetry[][] {
  let chunk: Telemetry[] = [];
  const chunks = [chunk];
  for (const { station, message } of messages) {
    const telemetry = { topic: `dust/v1/${station}/telemetry`, payload: JSON.stringify(message) };
    const isFull = chunk.length >= CHUNK_MESSAGES || bytesOf([...chunk, telemetry]) > CHUNK_BYTES;
    if (chunk.length > 0 && isFull) {
      chunk = [];
      chunks.push(chunk);
    }
    chunk.push(telemetry);
  }
  return chunks;
}

function bytesOf(chunk: readonly Telemetry[]): number {
  let bytes = FRAME_BYTES;
  for (const { payload } of chunk) bytes += payload.length + FRAME_BYTES;
  return bytes;
}
