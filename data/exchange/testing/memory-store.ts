import type { StoredReading } from '../../model/reading';
import type { KeptRefusal, UploadPosition, UploadStore } from '../upload-types';

/** The store's part of the upload in memory. A handle dies with the process that held it; what is durable stays. */
export interface MemoryStore {
  readonly open: () => { readonly store: UploadStore; readonly kill: () => void };
  readonly add: (...readings: readonly StoredReading[]) => void;
  readonly remove: (ingestId: number) => void;
  readonly position: () => UploadPosition | null;
  readonly refusals: ReadonlyMap<string, KeptRefusal>;
  readonly accepted: ReadonlyMap<string, number>;
}

export function createMemoryStore(): MemoryStore {
  const readings = new Map<number, StoredReading>();
  const refusals = new Map<string, KeptRefusal>();
  const accepted = new Map<string, number>();
  const counts = new Map<string, Awaited<ReturnType<UploadStore['linkEnterprises']>>[number]>();
  let position: UploadPosition | null = null;
  let last = 0;

  function save({
    position: next,
    accepted: added,
    refusals: more,
  }: Parameters<UploadStore['saveLink']>[0]): void {
    position = JSON.parse(JSON.stringify(next)) as UploadPosition;
    for (const one of added) {
      accepted.set(one.enterprise, (accepted.get(one.enterprise) ?? 0) + one.accepted);
      counts.set(one.enterprise, { ...one, lastAcceptedTs: one.ts });
    }
    for (const one of more) refusals.set(`${one.messageId} ${one.recordKey}`, one);
  }

  return {
    open() {
      let isAlive = true;
      const alive = async <T>(work: () => T): Promise<T> => {
        if (!isAlive) throw new Error('The process that held this store is dead.');
        return work();
      };
      return {
        kill: () => {
          isAlive = false;
        },
        store: {
          linkPosition: () => alive(() => position),
          saveLink: (step) => alive(() => save(step)),
          linkEnterprises: () => alive(() => [...counts.values()]),
          lastIngestId: () => alive(() => last),
          readingsBetween: ({ after, upTo, limit }) =>
            alive(() =>
              [...readings.values()]
                .filter(({ ingestId }) => ingestId > after && ingestId <= upTo)
                .slice(0, limit),
            ),
        },
      };
    },
    add(...added) {
      for (const reading of added) {
        readings.set(reading.ingestId, reading);
        last = Math.max(last, reading.ingestId);
      }
    },
    remove: (ingestId) => void readings.delete(ingestId),
    position: () => position,
    refusals,
    accepted,
  };
}
