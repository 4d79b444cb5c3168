import { randomUUID } from 'node:crypto';
import type { MaintenanceWindow } from '../../data/model/maintenance';
import { SerialQueue } from '../../data/store/serial-queue';
import type { Store } from '../../data/store/types';
import type { RegistryDesk } from '../workbench';
import type { RegistryKeeper } from './registry-keeper';

export interface RegistryDeskOptions {
  readonly store: Store;
  readonly now: () => number;
  readonly keeper: RegistryKeeper;
  readonly renewSecret: (account: string) => Promise<string>;
}

/** The registry as people keep it: versions, what is retired, times of maintenance, secrets. */
export function openRegistryDesk({ store, now, keeper, renewSecret }: RegistryDeskOptions): RegistryDesk {
  const changes = new SerialQueue();

  async function keep(window: MaintenanceWindow): Promise<MaintenanceWindow> {
    await keeper.keepWindow(window);
    return window;
  }

  /** Over, or withdrawn before it began. */
  function hasEnded({ from, to }: MaintenanceWindow): boolean {
    return to <= now() || to === from;
  }

  return {
    inTurn: (work) => changes.run(work),
    all: keeper.all,
    heads: keeper.heads,
    versions: store.registryVersions,
    accountsWithSecret: async () => new Set((await store.secretHashes()).keys()),
    maintenance: () => [...keeper.windows().values()].filter((window) => !hasEnded(window)),
    endedMaintenance: () =>
      [...keeper.windows().values()]
        .filter(hasEnded)
        .sort((a, b) => b.to - a.to || b.createdTs - a.createdTs || (a.id < b.id ? -1 : 1)),
    startMaintenance: (wanted) => keep({ ...wanted, id: randomUUID(), createdTs: now(), endedBy: null }),
    async endMaintenance(id, by) {
      const known = keeper.windows().get(id);
      if (!known || hasEnded(known)) return null;
      return keep({ ...known, to: Math.max(known.from, now()), endedBy: by });
    },
    renewSecret: (account) => renewSecret(account),
  };
}
