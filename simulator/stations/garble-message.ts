import type { LineBends } from '../faults/fault';
import { createRng, type Rng } from '../random/rng';
import type { LineState } from './line-state';
import { EMPTY_STORE, listStored, storeMessage } from './message-store';
import type { TelemetryMessage } from './to-message';

/**
 * What leaves a station at one moment. `message` is what falls due, or null. Without its network it is stored; with the network back
 * everything stored goes first, in its order and with its times. On a bad line messages come twice or behind the one that follows them.
 */
export function garbleMessage(
  line: LineState,
  message: TelemetryMessage | null,
  bends: LineBends,
): readonly [LineState, readonly TelemetryMessage[]] {
  if (bends.networkLost) return [message ? { ...line, store: storeMessage(line.store, message) } : line, []];
  const stored = listStored(line.store);
  const open = stored.length > 0 ? { ...line, store: EMPTY_STORE } : line;
  const due = message ? [...stored, message] : stored;
  const isBad = bends.repeatedShare > 0 || bends.swappedShare > 0;
  return isBad || line.overtaken ? sendBadly(open, due, bends) : [open, due];
}

/** Draws for each message whether it waits for the next one and whether it comes twice. What waits when the line is good again goes first. */
function sendBadly(
  line: LineState,
  due: readonly TelemetryMessage[],
  bends: LineBends,
): readonly [LineState, readonly TelemetryMessage[]] {
  const rng = createRng(line.rng);
  const sent: TelemetryMessage[] = [];
  let overtaken = line.overtaken;
  if (overtaken && bends.swappedShare === 0) {
    sent.push(overtaken);
    overtaken = null;
  }
  for (const message of due) {
    if (!overtaken && happens(rng, bends.swappedShare)) {
      overtaken = message;
      continue;
    }
    sent.push(message);
    if (happens(rng, bends.repeatedShare)) sent.push(message);
    if (overtaken) sent.push(overtaken);
    overtaken = null;
  }
  return [{ ...line, overtaken, rng: rng.state() }, sent];
}

function happens(rng: Rng, share: number): boolean {
  return share > 0 && rng.uniform() < share;
}
