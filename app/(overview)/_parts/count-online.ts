import type { Station } from '../../../data/model/registry';

export interface OnlineCount {
  readonly online: number;
  /** Registered stations that are not retired. */
  readonly registered: number;
  /** 0..1; null when none is registered. */
  readonly rate: number | null;
}

/**
 * Online rate = stations whose line is open now / stations registered and not retired. A local definition: no public text
 * defines the rate. A station of which nothing is known counts as offline.
 */
export function countOnline(
  stations: Iterable<Pick<Station, 'id' | 'retired'>>,
  isOnline: (station: string) => boolean,
): OnlineCount {
  let [online, registered] = [0, 0];
  for (const station of stations) {
    if (station.retired) continue;
    registered += 1;
    if (isOnline(station.id)) online += 1;
  }
  return { online, registered, rate: registered === 0 ? null : online / registered };
}
