import type { Warning } from '../../../data/model/risk';
import { ACKNOWLEDGE_LIMIT_MIN } from './acknowledge-limits';

/** Where a warning stands on its way from raised to closed. Times are epoch ms. */
export interface WarningSteps {
  readonly raisedTs: number;
  /** Null while nobody has acknowledged it. */
  readonly acknowledgedTs: number | null;
  readonly closedTs: number | null;
  /** From raised, or from its last rise, to acknowledged; until now while it waits, until it closed where nobody ever did. */
  readonly waitedMs: number;
  /** It waited, or waits, longer than its level allows. */
  readonly late: boolean;
}

/** The steps of one warning as they are recorded; nothing is inferred. `now` in epoch ms. */
export function warningSteps(warning: Warning, now: number): WarningSteps {
  const acknowledgedTs = warning.acknowledged?.ts ?? null;
  const waitedUntil = acknowledgedTs ?? warning.closedTs ?? now;
  const waitedMs = Math.max(0, waitedUntil - waitingSince(warning, waitedUntil));
  return {
    raisedTs: warning.raisedTs,
    acknowledgedTs,
    closedTs: warning.closedTs,
    waitedMs,
    late: waitedMs > ACKNOWLEDGE_LIMIT_MIN[warning.level] * 60_000,
  };
}

/** A warning that was made higher waits anew from that moment; closing and lowering start no waiting. */
function waitingSince(warning: Warning, until: number): number {
  return warning.state !== 'closed' && warning.changedTs <= until ? warning.changedTs : warning.raisedTs;
}
