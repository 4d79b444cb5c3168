import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { TelemetryMessage } from './to-message';

/** What a station without a line has stored, oldest first: a plain JSON value, packed because hours of messages must fit into a snapshot. */
export interface MessageStore {
  readonly blocks: readonly MessageBlock[];
  /** The newest, not yet packed. */
  readonly open: readonly TelemetryMessage[];
}

interface MessageBlock {
  /** Epoch ms of its newest sample, by the station's clock. */
  readonly lastTs: number;
  /** A list of messages: JSON, deflated, base64. */
  readonly packed: string;
}

export interface StoreLimits {
  readonly maxAgeMs: number;
  /** Of all packed blocks. */
  readonly maxChars: number;
}

export const EMPTY_STORE: MessageStore = { blocks: [], open: [] };

const BLOCK_MESSAGES = 60;
/** A day, as the outbox; at most 1 MiB, because a run's whole snapshot has 4 MiB. Own defaults. */
const STORE_LIMITS: StoreLimits = { maxAgeMs: 24 * 3_600_000, maxChars: 1024 * 1024 };

/** Keeps one more message. Beyond the limits the oldest block is given up. */
export function storeMessage(
  store: MessageStore,
  message: TelemetryMessage,
  limits: StoreLimits = STORE_LIMITS,
): MessageStore {
  const open = [...store.open, message];
  if (open.length < BLOCK_MESSAGES) return { blocks: store.blocks, open };
  const blocks = [...store.blocks, pack(open)];
  const newestTs = blocks.at(-1)?.lastTs ?? 0;
  const chars = blocks.reduce((sum, { packed }) => sum + packed.length, 0);
  let first = 0;
  let left = chars;
  for (const { lastTs, packed } of blocks) {
    if (newestTs - lastTs <= limits.maxAgeMs && left <= limits.maxChars) break;
    left -= packed.length;
    first++;
  }
  return { blocks: blocks.slice(first), open: [] };
}

/** All that is stored, oldest first. */
export function listStored(store: MessageStore): readonly TelemetryMessage[] {
  return [...store.blocks.flatMap(unpack), ...store.open];
}

function pack(messages: readonly TelemetryMessage[]): MessageBlock {
  return {
    lastTs: messages.at(-1)?.samples.at(-1)?.ts ?? 0,
    packed: deflateRawSync(JSON.stringify(messages)).toString('base64'),
  };
}

function unpack({ packed }: MessageBlock): readonly TelemetryMessage[] {
  return JSON.parse(inflateRawSync(Buffer.from(packed, 'base64')).toString()) as TelemetryMessage[];
}
