import type { Fault } from './fault';

/** The row whose valve fails. Rows are alike. */
const ROW = 0;

/** One pulse valve does not open (half severity: half): its row is never cleaned and the others carry its air. */
export const diaphragmStuckShut: Fault = {
  id: 'diaphragm-stuck-shut',
  for: ['dry'],
  bend: (bends, severity) => ({ ...bends, shutValve: { row: ROW, share: severity } }),
};
