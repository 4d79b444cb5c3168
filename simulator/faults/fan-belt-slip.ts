import type { Fault } from './fault';

/**
 * The belt slips while motor and contact run on: the rotor falls to as little as 55 % of its speed, flow with it, pressure with its square.
 * A rotor that turns backward after two phases were swapped looks much the same (both own defaults).
 */
export const fanBeltSlip: Fault = {
  id: 'fan-belt-slip',
  for: ['dry', 'wet'],
  bend: (bends, severity) => ({ ...bends, fanSpeedShare: bends.fanSpeedShare * (1 - 0.45 * severity) }),
};
