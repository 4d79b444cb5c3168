import { approach } from '../physics/approach';
import { evaporation } from '../physics/evaporation';
import { hydrogenShare } from '../physics/hydrogen';
import { sprayFlow } from '../physics/spray-flow';
import { stepTank } from '../physics/step-tank';
import type { WetModel, WetState } from '../plant';
import type { Moment } from './obey-orders';

const PUMP_TAU_S = 3;
/** Droplets past the eliminator, share of the spray. Own placeholder. */
const DRIFT_SHARE = 0.0005;
/** Water bled off to keep salts and fines down, share of the spray. Own placeholder. */
const BLEED_SHARE = 0.003;
/** Water that leaves with 1 kg of sludge solids, m3. Own placeholder. */
const WATER_PER_SLUDGE_M3_KG = 0.001;
/** Share of the fan's air that sweeps the headspace over the tank. Own placeholder. */
const SWEEP_SHARE = 0.02;
/** By hand, sludge is taken out when the collector rests, or at this much. Own placeholder. */
const HAND_SLUDGE_KG = 60;
/** What always stays, kg. Own placeholder. */
const SLUDGE_HEEL_KG = 10;

/** The wet collector: spray, level, sludge, hydrogen. */
export function runWater(model: WetModel, state: WetState, moment: Moment): WetState {
  const { bends, dtS } = moment;
  const pumpSpeed = approach(state.pumpSpeed, state.running && !bends.pumpTripped ? 1 : 0, dtS, PUMP_TAU_S);
  const sprayM3s =
    pumpSpeed < 0.01 ? 0 : sprayFlow(model.loop, pumpSpeed, state.tank.levelM, bends.nozzleShare);
  const dustKg = state.inletDustKgM3 * state.airFlowM3s * dtS;
  const washedKg = sprayM3s > 0 ? model.washShare * dustKg : 0;
  const sludgeOutKg = sludgeLeaving(model, state, dtS);
  const lossM3s =
    (sprayM3s > 0 ? evaporation(state.airFlowM3s, state.gasC, moment.humidityPercent) : 0) +
    (DRIFT_SHARE + BLEED_SHARE) * sprayM3s +
    (WATER_PER_SLUDGE_M3_KG * (model.sludgeRatePerS > 0 ? sludgeOutKg : 0)) / dtS +
    bends.leakM3s;
  return {
    ...state,
    pumpSpeed,
    sprayM3s,
    tank: stepTank(model.tank, state.tank, { lossM3s, valve: bends.makeUpValve, dtS }),
    sludgeKg: state.sludgeKg + washedKg - sludgeOutKg,
    dustOutKg: state.dustOutKg + dustKg - washedKg + sludgeOutKg,
    hydrogen: hydrogenShare(
      state.hydrogen,
      {
        metalKg: state.sludgeKg,
        ratePerS: model.reactionPerS * bends.reactionFactor,
        headspaceM3: model.headspaceM3,
        ventilationM3s: (model.naturalVentM3s + SWEEP_SHARE * state.airFlowM3s) * bends.ventShare,
      },
      dtS,
    ),
  };
}

/** The conveyor carries off a share while the pump runs; hands take all but a heel when the collector rests, or when there is much. */
function sludgeLeaving(model: WetModel, state: WetState, dtS: number): number {
  const above = Math.max(0, state.sludgeKg - SLUDGE_HEEL_KG);
  if (model.sludgeRatePerS > 0)
    return state.running ? Math.min(above, above * model.sludgeRatePerS * dtS) : 0;
  return !state.running || state.sludgeKg > HAND_SLUDGE_KG ? above : 0;
}
