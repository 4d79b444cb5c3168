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

  return {
    inTurn: (work) => changes.run(work),
    all: keeper.all,
    heads: keeper.heads,
    versions: store.registryVersions,
    accountsWithSecret: async () => new Set((await store.secretHashes()).keys()),
    maintenance: () => [...keeper.windows().values()].filter(({ from, to }) => to > now() && to > from),
    startMaintenance: (wanted) => keep({ ...wanted, id: randomUUID(), createdTs: now(), endedBy: null }),
    async endMaintenance(id, by) {
      const known = keeper.windows().get(id);
      if (!known || known.to <= now() || known.to === known.from) return null;
      return keep({ ...known, to: Math.max(known.from, now()), endedBy: by });
    },
    renewSecret: (account) => renewSecret(account),
  };
}
