import type { LinkFault, LinkStage, LinkState, LinkStatus } from '../../../data/model/exchange';
import type { LinkSession } from './open-link-session';

const NONE: LinkStage = { readings: 0, ingestId: 0, newestReceivedTs: null };

/** The link as people see it. `session` null: there is no endpoint. */
export function buildStatus(
  session: LinkSession | null,
  stored: LinkStage,
  fault: LinkFault | null,
): LinkStatus {
  const told = fault ? { fault } : {};
  if (!session) return { ...OFF, ...told, stages: { ...OFF.stages, stored } };
  const progress = session.upload.progress();
  const waiting = Math.max(0, progress.lastIngestId - progress.cursor, stored.ingestId - progress.cursor);
  return {
    ...told,
    state: stateOf(progress),
    endpoint: session.endpoint(),
    pause: progress.pause,
    stages: { stored, sealed: progress.sealed, sent: progress.sent, accepted: progress.accepted },
    cursor: progress.cursor,
    backlog: { readings: waiting, oldestReceivedTs: waiting > 0 ? progress.oldestReceivedTs : null },
    withheld: { virtual: progress.withheld },
    refused: progress.refused,
    repeated: progress.repeated,
    messagesAccepted: progress.messagesAccepted,
    lastAnswer: session.lastAnswer(),
    failuresInARow: progress.failuresInARow,
    nextTryTs: progress.nextTryTs,
    delayMs: quantilesOf(progress.delaysMs),
    enterprises: progress.enterprises,
    failures: session.failures(),
    results: { askedTs: session.askedTs(), kept: session.results().length },
  };
}

const OFF: LinkStatus = {
  state: 'off',
  endpoint: null,
  pause: null,
  stages: { stored: NONE, sealed: NONE, sent: NONE, accepted: NONE },
  cursor: 0,
  backlog: { readings: 0, oldestReceivedTs: null },
  withheld: { virtual: 0 },
  refused: 0,
  repeated: 0,
  messagesAccepted: 0,
  lastAnswer: null,
  failuresInARow: 0,
  nextTryTs: null,
  delayMs: null,
  enterprises: [],
  failures: [],
  results: { askedTs: null, kept: 0 },
};

function stateOf(progress: ReturnType<LinkSession['upload']['progress']>): LinkState {
  if (progress.pause) return 'paused';
  if (progress.openUntilTs !== null) return 'open';
  return progress.failuresInARow > 0 ? 'retrying' : 'running';
}

function quantilesOf(delaysMs: readonly number[]): LinkStatus['delayMs'] {
  if (delaysMs.length === 0) return null;
  const sorted = delaysMs.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.ceil(share * sorted.length) - 1] ?? 0;
  return { median: at(0.5), p95: at(0.95) };
}
