import type { Principal } from './types';

/** A filter is allowed when its first three levels are literally `dust/v1/{own station}` and more follows. */
export function maySubscribe(principal: Principal, filter: string): boolean {
  const [root, version, station, next] = filter.split('/', 4);
  return root === 'dust' && version === 'v1' && !!next && !!station && principal.stations.includes(station);
}
