import { approach } from '../physics/approach';
import { cavitationBursts } from '../physics/cavitation-bursts';
import { cavitationFlow } from '../physics/cavitation-flow';
import { evaporation } from '../physics/evaporation';
import { nozzlePressure } from '../physics/nozzle-pressure';
import { pumpEntrainment } from '../physics/pump-entrainment';
import { pumpPressure } from '../physics/pump-pressure';
import { sludgeRemoval } from '../physics/sludge-removal';
import { sprayFlow } from '../physics/spray-flow';
import { sprayWashing } from '../physics/spray-washing';
import { stepTank } from '../physics/step-tank';
import type { WetModel, WetState } from '../plant';
import type { Moment } from './obey-orders';
import { reactSludge } from './react-sludge';

const PUMP_TAU_S = 3;
/** Droplets past the eliminator, share of the spray. Own placeholder. */
const DRIFT_SHARE = 0.0005;
/** Water bled off to keep salts and fines down, share of the spray. Own placeholder. */
const BLEED_SHARE = 0.003;
/** Water that leaves with 1 kg of sludge solids, m3. Own placeholder. */
const WATER_PER_SLUDGE_M3_KG = 0.001;
const FULL_BORE = { openShare: 1, freeShare: 1 };

/** The wet collector: pump and spray, level, sludge and what it reacts to. Water that the metal takes up (2 kg a kg) is left out. */
export function runWater(model: WetModel, state: WetState, moment: Moment): WetState {
  const { bends, dtS } = moment;
  const spraying = spray(model, state, moment);
  const { sprayM3s } = spraying;
  const dustKg = state.inletDustKgM3 * state.airFlowM3s * dtS;
  const washedKg = sprayM3s > 0 ? dustKg * washShare(model, sprayM3s) : 0;
  const sludgeOutKg = bends.frozen
    ? 0
    : sludgeRemoval(state.sludgeKg, { ratePerS: model.sludgeRatePerS, running: state.running }, dtS);
  const lossM3s =
    (sprayM3s > 0 ? evaporation(state.airFlowM3s, state.gasC, moment.humidityPercent) : 0) +
    (DRIFT_SHARE + BLEED_SHARE) * sprayM3s +
    (WATER_PER_SLUDGE_M3_KG * (model.sludgeRatePerS > 0 ? sludgeOutKg : 0)) / dtS +
    bends.leakM3s;
  const washed = {
    ...state,
    ...spraying,
    tank: bends.frozen
      ? { ...state.tank, makeUpOpen: false }
      : stepTank(model.tank, state.tank, { lossM3s, valve: bends.makeUpValve, dtS }),
    sludgeKg: state.sludgeKg + washedKg - sludgeOutKg,
    dustOutKg: state.dustOutKg + dustKg - washedKg + sludgeOutKg,
  };
  const removedShare = state.sludgeKg > 0 ? sludgeOutKg / state.sludgeKg : 0;
  return reactSludge(model, washed, { moment, addedKg: washedKg, removedShare });
}

/** Pump, flow and pressure: what the loop wants, less what the suction cannot give. Ice in the pipes leaves the pump its dead-head pressure. */
function spray(
  model: WetModel,
  state: WetState,
  { bends, dtS, rng }: Moment,
): Pick<WetState, 'pumpSpeed' | 'sprayM3s' | 'pumpPa' | 'pockets'> {
  const { loop } = model;
  const pumpSpeed = approach(state.pumpSpeed, state.running && !bends.pumpTripped ? 1 : 0, dtS, PUMP_TAU_S);
  if (pumpSpeed < 0.01) return { pumpSpeed, sprayM3s: 0, pumpPa: 0, pockets: 0 };
  const free = { openShare: bends.nozzleShare, freeShare: bends.suctionShare };
  const wantedM3s = bends.frozen ? 0 : sprayFlow(loop, pumpSpeed, free);
  if (wantedM3s <= 0) return { pumpSpeed, sprayM3s: 0, pumpPa: pumpPressure(loop, pumpSpeed, 0), pockets: 0 };
  const { levelM } = state.tank;
  const choked = cavitationFlow(loop, { levelM, waterC: state.waterC }, bends.suctionShare);
  const steadyM3s = Math.min(wantedM3s, choked) * pumpEntrainment(levelM, loop.submergenceM);
  const lostShare = steadyM3s > 0 ? 1 - steadyM3s / wantedM3s : 0;
  const pockets = cavitationBursts(state.pockets, { lostShare, dtS }, rng.uniform);
  const sprayM3s = steadyM3s * (1 - pockets);
  return { pumpSpeed, sprayM3s, pumpPa: nozzlePressure(loop, sprayM3s, bends.nozzleShare), pockets };
}

function washShare({ loop, washShare: rated }: WetModel, sprayM3s: number): number {
  return sprayWashing(rated, sprayM3s / sprayFlow(loop, 1, FULL_BORE));
}
