/** What is remembered of one kept reading: enough to know it again and to settle a conflict. */
export interface Remembered {
  readonly value: number;
  readonly quality: number;
  readonly boot: number;
  readonly seq: number;
}

/** The keys kept last of one series (collector and point), found by time of measurement. */
export interface RecentKeys {
  get(ts: number): Remembered | undefined;
  /** Keeps or replaces; forgets the key that came first once there are more than the limit. */
  set(ts: number, remembered: Remembered): void;
  readonly size: number;
}

/**
 * A bounded memory in typed arrays: 41 bytes a key, grown by doubling up to `limit`.
 * Slots are taken in order of arrival, so what is forgotten is what came longest ago, and a message sent again
 * after a broken line is still known. `byTs` holds the slots sorted by time; data in order is appended.
 */
export function createRecentKeys(limit: number): RecentKeys {
  let columns = allot(Math.min(limit, 16));
  let size = 0;
  let nextSlot = 0;

  function rankOf(ts: number): number {
    let low = 0;
    let high = size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (at(columns.ts, at(columns.byTs, middle)) < ts) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function slotOf(ts: number): number {
    const rank = rankOf(ts);
    if (rank === size) return -1;
    const slot = at(columns.byTs, rank);
    return at(columns.ts, slot) === ts ? slot : -1;
  }

  function grow(): void {
    const larger = allot(Math.min(limit, columns.ts.length * 2));
    for (const name of COLUMN_NAMES) larger[name].set(columns[name]);
    columns = larger;
  }

  function takeSlot(): number {
    if (size === columns.ts.length && size < limit) grow();
    if (size < columns.ts.length) {
      const slot = size;
      return slot;
    }
    const slot = nextSlot;
    nextSlot = (nextSlot + 1) % limit;
    const rank = rankOf(at(columns.ts, slot));
    columns.byTs.copyWithin(rank, rank + 1, size);
    size -= 1;
    return slot;
  }

  function write(slot: number, { value, quality, boot, seq }: Remembered): void {
    columns.value[slot] = value;
    columns.quality[slot] = quality;
    columns.boot[slot] = boot;
    columns.seq[slot] = seq;
  }

  return {
    get(ts) {
      const slot = slotOf(ts);
      if (slot < 0) return undefined;
      return {
        value: at(columns.value, slot),
        quality: at(columns.quality, slot),
        boot: at(columns.boot, slot),
        seq: at(columns.seq, slot),
      };
    },
    set(ts, remembered) {
      const known = slotOf(ts);
      if (known >= 0) {
        write(known, remembered);
        return;
      }
      const slot = takeSlot();
      columns.ts[slot] = ts;
      write(slot, remembered);
      const rank = rankOf(ts);
      columns.byTs.copyWithin(rank + 1, rank, size);
      columns.byTs[rank] = slot;
      size += 1;
    },
    get size() {
      return size;
    },
  };
}

const COLUMN_NAMES = ['ts', 'value', 'quality', 'boot', 'seq', 'byTs'] as const;

function allot(length: number) {
  return {
    ts: new Float64Array(length),
    value: new Float64Array(length),
    quality: new Uint8Array(length),
    boot: new Float64Array(length),
    seq: new Float64Array(length),
    byTs: new Int32Array(length),
  };
}

/** Typed arrays answer `undefined` beyond their end only; the callers stay inside. */
function at(column: Float64Array | Uint8Array | Int32Array, index: number): number {
  return column[index] ?? Number.NaN;
}
