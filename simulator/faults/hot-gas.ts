import type { Fault } from './fault';

/** An overheated process: the inlet runs up to 70 K hotter. */
export const hotGas: Fault = {
  id: 'hot-gas',
  for: ['dry', 'wet'],
  bend: (bends, severity) => ({ ...bends, hotGasK: bends.hotGasK + 70 * severity }),
};
