'use client';

import { useSyncExternalStore } from 'react';
import { useLatestStore } from '../../ui/live';
import type { EnterpriseDetail } from '../../ui/registry';
import { countOnline, type OnlineCount } from './count-online';

/** How many registered stations are on the line now; renders again only when a number changes. */
export function useOnline(enterprises: readonly EnterpriseDetail[]): OnlineCount {
  const store = useLatestStore();
  const read = (): string => {
    const stations = enterprises.flatMap((enterprise) => enterprise.stations);
    const { online, registered } = countOnline(stations, (id) => store.line(id)?.online === true);
    return `${online}/${registered}`;
  };
  const [online = 0, registered = 0] = useSyncExternalStore(store.subscribe, read, () => '0/0')
    .split('/')
    .map(Number);
  return { online, registered, rate: registered === 0 ? null : online / registered };
}
