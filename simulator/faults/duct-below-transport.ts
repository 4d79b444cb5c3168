import { fanSpeed } from '../physics/fan-speed';
import type { CollectorModel } from '../plant';
import type { Fault } from './fault';

/** How far below the transport velocity full severity goes, a share of it. Own default. */
const BELOW_SHARE = 0.4;

/**
 * Somebody throttled the fan's drive, to save power or noise: at once the duct runs at its transport velocity, and up to 40 % below it.
 * Dust settles, narrows the duct and takes more of the flow over hours (wood) to days (metal).
 */
export const ductBelowTransport: Fault = {
  id: 'duct-below-transport',
  for: ['dry', 'wet'],
  bend: (bends, severity, { model }) => ({
    ...bends,
    fanSpeedShare: Math.min(bends.fanSpeedShare, speedAt(model, 1 - BELOW_SHARE * severity)),
  }),
};

/** Share of full speed that gives so much of the transport velocity with clean ducts and cloth. */
function speedAt(model: CollectorModel, transportShare: number): number {
  const airFlowM3s = transportShare * model.duct.transportMs * model.ductAreaM2;
  const clothPaSM3 = model.type === 'dry' ? model.cloth.residualDragPaSM / model.filterAreaM2 : 0;
  return fanSpeed(model.fan, airFlowM3s, { ductPaS2M6: model.ductPaS2M6, clothPaSM3, leakM3s: 0 });
}
