import { headerPressure } from '../physics/header-pressure';
import type { Fault, FaultSite } from './fault';

/** What a diaphragm that stays open would draw from a full header, as a multiple of the compressor's supply. Own default. */
const LEAK_OF_SUPPLY = 2.5;
/** Free air that the compressor gives, m3/s for each m2 of a row: a pulse of 15 L/m2 every 10 s, twice over. Own default. */
const SUPPLY_M3S_M2 = 0.003;

/** One pulse valve stays open: it blows compressed air into the housing without end, and the header has no pressure left for the other rows. */
export const diaphragmStuckOpen: Fault = {
  id: 'diaphragm-stuck-open',
  for: ['dry'],
  bend: (bends, severity, { model }) => {
    const leakOfSupply = LEAK_OF_SUPPLY * severity;
    return {
      ...bends,
      pulseShare: bends.pulseShare * headerPressure(leakOfSupply),
      compressedAirM3s: bends.compressedAirM3s + supplyM3s(model) * Math.min(1, leakOfSupply),
    };
  },
};

function supplyM3s(model: FaultSite['model']): number {
  return model.type === 'dry' ? (SUPPLY_M3S_M2 * model.filterAreaM2) / model.cleaning.rows : 0;
}
