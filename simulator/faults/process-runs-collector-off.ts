import type { Fault } from './fault';

/** Production goes on with the collector switched off: the most dangerous habit of the trade. */
export const processRunsCollectorOff: Fault = {
  id: 'process-runs-collector-off',
  for: ['dry', 'wet'],
  bend: (bends) => ({ ...bends, collectorOff: true }),
};
