import { formatLocalTime } from './local-time';
import { postSealed } from './post-sealed';
import { type RiskReading, readRiskResults } from './read-risk-results';
import type { UploadTarget } from './upload-types';

/**
 * Asks once for the risk results computed at `sinceTs` or later. Null: no whole answer. Rejects with a WireError when there was none.
 * With no enterprise it asks for nothing, and a whole answer proves that both sides have the same keys.
 */
export async function askRiskResults(
  target: UploadTarget,
  query: {
    readonly sinceTs: number;
    /** entCode -> our id. */
    readonly enterprises: ReadonlyMap<string, string>;
    readonly now: number;
  },
  signal: AbortSignal,
): Promise<RiskReading | null> {
  const { profile, seal, isMarkedStandIn } = target;
  const content = {
    profile: profile.id,
    type: profile.messages.riskQuery.type,
    since: formatLocalTime(query.sinceTs, profile.time.offsetMinutes),
    entCodes: [...query.enterprises.keys()],
  };
  const raw = await postSealed(target, { path: profile.paths.riskResults, content }, signal);
  return readRiskResults(profile, raw, {
    seal,
    enterprises: query.enterprises,
    receivedTs: query.now,
    standIn: isMarkedStandIn,
  });
}
