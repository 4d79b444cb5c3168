import type { RunWorld } from './open-run-world';

export interface LookedAtOptions {
  /** Opens the world of a run that is over. */
  readonly open: (id: string) => Promise<RunWorld>;
  /** The server's clock, epoch ms. */
  readonly now: () => number;
  readonly warn: (sentence: string, error: unknown) => void;
  readonly forgetAfterMs: number;
}

/** Worlds of runs that are over, open for as long as somebody looks at them. Each file is open once. */
export interface LookedAt {
  readonly get: (id: string) => Promise<RunWorld>;
  /** A world that is open already, of a run that has just ended. */
  readonly put: (id: string, world: RunWorld) => void;
  readonly close: (id: string) => Promise<void>;
  readonly closeUnused: () => Promise<void>;
  readonly closeAll: () => Promise<void>;
}

interface Entry {
  readonly opening: Promise<RunWorld>;
  usedTs: number;
  closing?: Promise<void>;
}

export function createLookedAt({ open, now, warn, forgetAfterMs }: LookedAtOptions): LookedAt {
  const entries = new Map<string, Entry>();

  function put(id: string, opening: Promise<RunWorld>): Promise<RunWorld> {
    const entry: Entry = { opening, usedTs: now() };
    entries.set(id, entry);
    opening.catch(() => entries.get(id) === entry && entries.delete(id));
    return opening;
  }

  async function get(id: string): Promise<RunWorld> {
    const known = entries.get(id);
    if (!known) return put(id, open(id));
    if (!known.closing) {
      known.usedTs = now();
      return known.opening;
    }
    await known.closing;
    return get(id);
  }

  async function close(id: string): Promise<void> {
    const entry = entries.get(id);
    if (!entry) return;
    entry.closing ??= closeEntry(entry).finally(() => entries.get(id) === entry && entries.delete(id));
    await entry.closing;
  }

  async function closeEntry({ opening }: Entry): Promise<void> {
    const world = await opening.catch(() => null);
    await world?.close().catch((error) => warn('A run could not be closed.', error));
  }

  return {
    get,
    put: (id, world) => void put(id, Promise.resolve(world)),
    close,
    async closeUnused() {
      for (const [id, { opening, usedTs }] of [...entries]) {
        if (now() - usedTs < forgetAfterMs) continue;
        const world = await opening.catch(() => null);
        if (world?.isInUse() !== true) await close(id);
      }
    },
    closeAll: async () => void (await Promise.allSettled([...entries.keys()].map(close))),
  };
}
