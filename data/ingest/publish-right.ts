import type { RejectionReason } from '../model/rejection';
import { type DustTopic, parseTopic } from './parse-topic';
import type { Principal } from './types';

/**
 * The topic that an account may publish to, or why not: a run's account in its own run alone, all others in the live
 * world alone. Whether a foreign station or run exists is not told.
 */
export function publishRight(principal: Principal, topic: string): DustTopic | RejectionReason {
  if (topic.startsWith('$')) return 'no-right-to-topic';
  if (topic.includes('#') || topic.includes('+')) return 'wildcard-in-publish';
  const parsed = parseTopic(topic);
  if (!parsed) return 'unknown-topic';
  if (parsed.run !== (principal.run ?? null)) return 'no-right-to-topic';
  const isOwn = parsed.kind === 'clock' || principal.stations.includes(parsed.station);
  return isOwn ? parsed : 'no-right-to-topic';
}
