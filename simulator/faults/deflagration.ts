import type { Bends, Fault } from './fault';

/** So long the station's own supply outlasts the blast, s: one message more than is packed every 5 s. Own placeholder. */
const LAST_GASP_S = 6;

/**
 * Catalogue 21: a deflagration in the housing, over within a second. Pressure leaves its range for a sample, then there is no cloth; gas
 * and hopper jump up; fan and pump trip; after seconds the whole station is silent. No severities: it happens or it does not.
 */
export const deflagration: Fault = {
  id: 'deflagration',
  for: ['dry', 'wet'],
  bend: (bends, _severity, { elapsedS }) => explode(bends, elapsedS),
};

/** What an explosion breaks, `elapsedS` after it. */
export function explode(bends: Bends, elapsedS: number): Bends {
  return {
    ...bends,
    burstS: elapsedS,
    tornShare: 1,
    fanTripped: true,
    pumpTripped: true,
    line: { ...bends.line, powerLost: bends.line.powerLost || elapsedS >= LAST_GASP_S },
  };
}
