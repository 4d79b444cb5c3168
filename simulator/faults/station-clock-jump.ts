import type { Fault } from './fault';

/** How far the clock is ahead at full severity, ms: within the five minutes that a server takes, so that nothing is refused. Own default. */
const AHEAD_MS = 240_000;

/** The station's clock has jumped ahead, by four minutes at full severity: every time stamp lies in the future; set right, it tells the same minutes again. */
export const stationClockJump: Fault = {
  id: 'station-clock-jump',
  for: ['dry', 'wet'],
  bend: (bends, severity) => ({
    ...bends,
    line: { ...bends.line, clockOffsetMs: Math.round(AHEAD_MS * severity) },
  }),
};
