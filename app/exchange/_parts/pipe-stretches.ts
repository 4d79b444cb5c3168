import type { LinkStatus } from '../../../data/model/exchange';

export const STAGES = ['stored', 'sealed', 'sent', 'accepted'] as const;
export type Stage = (typeof STAGES)[number];

/** A length of pipe between two stages. */
export interface Stretch {
  readonly to: Exclude<Stage, 'stored'>;
  /** Readings past the stage before it and not past the one after it. */
  readonly waiting: number;
}

/** What waits in each stretch of the pipe: together the backlog, never below zero. */
export function pipeStretches({
  stages,
  backlog,
  refused,
}: Pick<LinkStatus, 'stages' | 'backlog' | 'refused'>): Stretch[] {
  // What was refused for good has left the pipe.
  const gone = stages.accepted.readings + refused;
  const inFlight = Math.max(0, stages.sealed.readings - gone);
  const sent = Math.min(inFlight, Math.max(0, stages.sent.readings - gone));
  return [
    // Stored and never to be sent (withheld) is no backlog, so it is not the difference of the two counts.
    { to: 'sealed', waiting: Math.max(0, backlog.readings - inFlight) },
    { to: 'sent', waiting: inFlight - sent },
    { to: 'accepted', waiting: sent },
  ];
}

/** How full a stretch is drawn, 0..1, for so many waiting readings: each factor of ten a sixth, full at a million. */
export function fillOf(waiting: number): number {
  return Math.min(1, Math.log10(1 + Math.max(0, waiting)) / 6);
}
