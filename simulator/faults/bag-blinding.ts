import type { Fault } from './fault';

/** Oil or moisture works fine dust into the felt: its residual drag doubles over days, and no pulse brings it back. */
export const bagBlinding: Fault = {
  id: 'bag-blinding',
  for: ['dry'],
  bend: (bends, severity) => ({ ...bends, residualDragFactor: bends.residualDragFactor * (1 + severity) }),
};
