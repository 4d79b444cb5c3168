import { hydrogenShare } from '../physics/hydrogen';
import { metalWaterReaction } from '../physics/metal-water-reaction';
import { metalWaterSpeed } from '../physics/metal-water-speed';
import { METAL_WATER_YIELDS } from '../physics/metal-water-yields';
import { workshopTemperature } from '../physics/outdoor-temperature';
import { sludgeCooling } from '../physics/sludge-cooling';
import { sludgeTemperature } from '../physics/sludge-temperature';
import { tankTemperature } from '../physics/tank-temperature';
import { wetBulb } from '../physics/wet-bulb';
import type { WetModel, WetState } from '../plant';
import type { Moment } from './obey-orders';

/** Share of the fan's air that sweeps the headspace over the tank. Own placeholder. */
const SWEEP_SHARE = 0.02;

/** Wet metal in the sludge: it reacts, warms the sludge and the water, and gives off hydrogen into the headspace. */
export function reactSludge(
  model: WetModel,
  state: WetState,
  about: { readonly moment: Moment; readonly addedKg: number; readonly removedShare: number },
): WetState {
  const { moment, addedKg, removedShare } = about;
  const { bends, dtS } = moment;
  const speed = model.metal ? metalWaterSpeed(state.sludgeC) * bends.reactionFactor : 0;
  const { metal: wetMetal, reactedKg } = metalWaterReaction(state.wetMetal, {
    addedKg,
    removedShare,
    inductionS: model.inductionS / speed,
    ratePerS: model.reactionPerS * speed,
    dtS,
  });
  const { hydrogenM3Kg, heatJKg } = METAL_WATER_YIELDS[model.metal ?? 'aluminium'];
  const generatedM3s = (hydrogenM3Kg * reactedKg) / dtS;
  const ventilationM3s = (model.naturalVentM3s + SWEEP_SHARE * state.airFlowM3s) * bends.ventShare;
  return {
    ...state,
    ...heat(model, state, moment, (heatJKg * reactedKg) / dtS),
    wetMetal,
    hydrogen: hydrogenShare(
      state.hydrogen,
      { generatedM3s, ventilationM3s, headspaceM3: model.headspaceM3 },
      dtS,
    ),
  };
}

/** Sludge and water, degC. Ice holds the water at 0. */
function heat(
  model: WetModel,
  state: WetState,
  { bends, dtS, outdoorC, humidityPercent }: Moment,
  heatW: number,
): Pick<WetState, 'sludgeC' | 'waterC'> {
  const ambientC = model.indoor ? workshopTemperature(outdoorC) : outdoorC;
  const { areaM2 } = model.tank;
  const { levelM } = state.tank;
  const bed = { sludgeKg: state.sludgeKg, areaM2, levelM, waterC: state.waterC, ambientC, heatW };
  const water = {
    areaM2,
    levelM,
    washedAirM3s: state.sprayM3s > 0 ? state.airFlowM3s : 0,
    wetBulbC: wetBulb(state.gasC, humidityPercent),
    ambientC,
    sludgeW: sludgeCooling(areaM2, levelM).toWaterWK * (state.sludgeC - state.waterC),
  };
  return {
    sludgeC: sludgeTemperature(state.sludgeC, bed, dtS),
    waterC: bends.frozen ? 0 : tankTemperature(state.waterC, water, dtS),
  };
}
