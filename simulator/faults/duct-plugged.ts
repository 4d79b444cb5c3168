import type { Fault } from './fault';

/**
 * Dust packs the branch duct that carries the most air, up to a hundred times its resistance (own default): about a quarter less air and
 * pressure drop. Under cleaning on demand the cake grows until the pressure is back; the velocity stays low.
 */
export const ductPlugged: Fault = {
  id: 'duct-plugged',
  for: ['dry', 'wet'],
  bend: (bends, severity) => ({ ...bends, branchFactor: bends.branchFactor * (1 + 99 * severity) }),
};
