import { randomUUID } from 'node:crypto';
import type { MaintenanceWindow } from '../../data/model/maintenance';
import type { Registry } from '../../data/model/registry';
import type { Store } from '../../data/store/types';
import type { RegistryDesk } from '../workbench';

export interface RegistryDeskOptions {
  readonly store: Store;
  readonly now: () => number;
  readonly all: () => Registry;
  readonly renewSecret: (account: string) => Promise<string>;
}

/** Versions of the records and times of maintenance. */
export async function openRegistryDesk({
  store,
  now,
  all,
  renewSecret,
}: RegistryDeskOptions): Promise<RegistryDesk> {
  const heads = await store.registryHeads();
  const windows = new Map(
    (await store.maintenanceWindows(now())).map((window) => [window.id, window] as const),
  );

  async function keep(window: MaintenanceWindow): Promise<MaintenanceWindow> {
    await store.saveMaintenanceWindow(window);
    windows.set(window.id, window);
    return window;
  }

  return {
    all,
    heads: () => heads,
    maintenance: () => [...windows.values()].filter(({ to }) => to > now()),
    startMaintenance: (wanted) => keep({ ...wanted, id: randomUUID(), createdTs: now(), endedBy: null }),
    async endMaintenance(id, by) {
      const known = windows.get(id);
      if (!known || known.to <= now()) return null;
      return keep({ ...known, to: Math.max(known.from, now()), endedBy: by });
    },
    renewSecret: (account) => renewSecret(account),
  };
}
