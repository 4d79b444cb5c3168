import type { UploadPace } from './upload-types';

/** How the link works unless told otherwise. All local rules. */
export const PACE: UploadPace = {
  patience: {
    firstRetryMs: 250,
    longestRetryMs: 30_000,
    failuresToOpen: 5,
    firstOpenMs: 2000,
    longestOpenMs: 60_000,
    unauthorisedMs: 60_000,
    longestRetryAfterMs: 15 * 60_000,
  },
  batchReadings: 20_000,
  enterprisesAtOnce: 6,
  pollMs: 400,
  breatherMs: 10,
  standInHoldsMs: 60_000,
  unknownRounds: 5,
  waitRounds: 240,
};
