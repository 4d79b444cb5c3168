import type { Run } from '../../../data/model/exercise';

/** How far a run's story has gone. */
export interface Progress {
  /** Simulated seconds since the story's start. */
  readonly doneS: number;
  readonly durationS: number;
  /** 0..1 */
  readonly share: number;
}

export function runProgress({ startTs, endTs, simTs }: Pick<Run, 'startTs' | 'endTs' | 'simTs'>): Progress {
  const durationS = Math.max(0, (endTs - startTs) / 1000);
  const doneS = Math.min(durationS, Math.max(0, (simTs - startTs) / 1000));
  return { doneS, durationS, share: durationS > 0 ? doneS / durationS : 0 };
}
