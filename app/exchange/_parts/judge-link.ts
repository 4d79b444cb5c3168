import type { AnswerKind, LinkStatus } from '../../../data/model/exchange';
import { LEVELS, type Level } from '../../../data/model/level';

export const TROUBLES = ['paused', 'retrying', 'needs-person', 'open', 'old'] as const;

/** What is wrong with the link and how bad it is. */
export interface LinkTrouble {
  readonly level: Level;
  /** `needs-person`: no further try will help until somebody changes something. `old`: what waits has waited too long. */
  readonly reason: (typeof TROUBLES)[number];
  /** Which stretch of the pipe it stands in, by the stage that it leads to. */
  readonly before: 'sealed' | 'accepted';
}

/** How long the oldest reading may wait, ms, before the link is in trouble of that level; the highest first. A local rule. */
export const WAITING_LIMITS: readonly { readonly level: Level; readonly fromMs: number }[] = [
  { level: 'red', fromMs: 24 * 3_600_000 },
  { level: 'orange', fromMs: 6 * 3_600_000 },
  { level: 'yellow', fromMs: 3_600_000 },
];

/**
 * What is wrong with the link at `now` (epoch ms); null when nothing is, or when there is no link.
 * State and waiting time are judged apart and the graver one counts. Levels are a local rule, no clause's.
 */
export function judgeLink(
  status: Pick<LinkStatus, 'state' | 'backlog' | 'lastAnswer'>,
  now: number,
): LinkTrouble | null {
  if (status.state === 'off') return null;
  const state = judgeState(status);
  const waiting = judgeWaiting(status.backlog.oldestReceivedTs, now);
  if (state === null) return waiting && { level: waiting, reason: 'old', before: 'sealed' };
  return waiting !== null && isGraver(waiting, state.level) ? { ...state, level: waiting } : state;
}

/** The next try ends like the last one until somebody changes keys or address. */
const NEEDS_PERSON: ReadonlySet<AnswerKind> = new Set(['unauthorised', 'not-a-stand-in']);

function judgeState({ state, lastAnswer }: Pick<LinkStatus, 'state' | 'lastAnswer'>): LinkTrouble | null {
  switch (state) {
    case 'paused':
      return { level: 'blue', reason: 'paused', before: 'sealed' };
    case 'retrying':
    case 'open':
      if (lastAnswer && NEEDS_PERSON.has(lastAnswer.kind))
        return { level: 'orange', reason: 'needs-person', before: 'accepted' };
      return state === 'open'
        ? { level: 'orange', reason: 'open', before: 'accepted' }
        : { level: 'yellow', reason: 'retrying', before: 'accepted' };
    default:
      return null;
  }
}

function judgeWaiting(oldestReceivedTs: number | null, now: number): Level | null {
  // Before the page knows what time it is, nothing is old.
  if (oldestReceivedTs === null || now === 0) return null;
  return WAITING_LIMITS.find(({ fromMs }) => now - oldestReceivedTs >= fromMs)?.level ?? null;
}

function isGraver(one: Level, other: Level): boolean {
  return LEVELS.indexOf(one) < LEVELS.indexOf(other);
}
