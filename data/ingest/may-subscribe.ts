import { runControlTopic } from './run-control-topic';
import type { Principal } from './types';

/**
 * A station's or gateway's filter is allowed when its first three levels are literally `dust/v1/{own station}` and
 * more follows; a run's when it is that run's control topic to the letter.
 */
export function maySubscribe({ run, stations }: Principal, filter: string): boolean {
  if (run !== undefined) return filter === runControlTopic(run);
  const [root, version, station, next] = filter.split('/', 4);
  return root === 'dust' && version === 'v1' && !!next && !!station && stations.includes(station);
}
