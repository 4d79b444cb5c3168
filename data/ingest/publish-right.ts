import type { RejectionReason } from '../model/rejection';
import { parseStationTopic, type StationTopic } from './station-topic';
import type { Principal } from './types';

/** The topic that an account may publish to, or why not. Whether a foreign station exists is not told. */
export function publishRight(principal: Principal, topic: string): StationTopic | RejectionReason {
  if (topic.startsWith('$')) return 'no-right-to-topic';
  if (topic.includes('#') || topic.includes('+')) return 'wildcard-in-publish';
  const parsed = parseStationTopic(topic);
  if (!parsed) return 'unknown-topic';
  return principal.stations.includes(parsed.station) ? parsed : 'no-right-to-topic';
}
