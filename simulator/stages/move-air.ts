import type { Bends } from '../faults/fault';
import { approach } from '../physics/approach';
import { depositResistance } from '../physics/deposit-resistance';
import { ductFreeShare } from '../physics/duct-free-share';
import { ductResistance } from '../physics/duct-resistance';
import { fanFlow } from '../physics/fan-flow';
import { filterDrag } from '../physics/filter-drag';
import { workshopTemperature } from '../physics/outdoor-temperature';
import type { CollectorModel, CollectorState } from '../plant';
import type { Moment } from './obey-orders';
import { presentCloth } from './present-cloth';

/** The rotor runs up and down, s. Own defaults. */
const RUN_UP_S = 6;
const RUN_DOWN_S = 15;
/** Below this share of full speed the rotor is at rest. */
const AT_REST = 0.01;
const GAS_TAU_S = 120;

/** Fan speed, air flow and gas temperature; sparks that the air brings. */
export function moveAir<S extends CollectorState>(model: CollectorModel, state: S, moment: Moment): S {
  const { bends, dtS, rng } = moment;
  const fanSpeed = turnFan(state, bends.fanSpeedShare, dtS);
  const airFlowM3s = fanFlow(model.fan, fanSpeed, {
    ductPaS2M6: ductDrag(model, state, bends),
    clothPaSM3: clothDrag(model, state, bends),
    leakM3s: bends.compressedAirM3s,
  });
  const heatK = (state.producing ? model.processHeatK * state.load : 0) + bends.hotGasK;
  const gasC = approach(state.gasC, workshopTemperature(moment.outdoorC) + heatK, dtS, GAS_TAU_S);
  const seen = bends.sparksPerS > 0 && airFlowM3s > 0 ? poisson(bends.sparksPerS * dtS, rng.uniform) : 0;
  return {
    ...state,
    fanSpeed,
    airFlowM3s,
    gasC,
    sparks: state.sparks + seen,
    runHours: state.running ? state.runHours + dtS / 3600 : state.runHours,
  };
}

function turnFan(state: CollectorState, share: number, dtS: number): number {
  const { running } = state;
  const speed = approach(state.fanSpeed, running ? share : 0, dtS, running ? RUN_UP_S : RUN_DOWN_S);
  return !state.running && speed < AT_REST ? 0 : speed;
}

/** k of hoods, ducts and what lies in them, Pa per (m3/s)2. */
function ductDrag(model: CollectorModel, state: CollectorState, bends: Bends): number {
  const { duct, ductAreaM2 } = model;
  const clearPaS2M6 = ductResistance(model.ductPaS2M6, duct, bends.branchFactor);
  if (state.ductDepositKg === 0) return clearPaS2M6;
  const freeShare = ductFreeShare(state.ductDepositKg, duct.depositFullKg);
  return clearPaS2M6 + depositResistance(freeShare, ductAreaM2, duct.dunes);
}

/** S/A of the cloth, Pa per (m3/s); 0 for water. */
function clothDrag(model: CollectorModel, state: CollectorState, bends: Bends): number {
  if (model.type !== 'dry' || state.type !== 'dry') return 0;
  const cloth = presentCloth(model, state, bends);
  return filterDrag(cloth, state.cakeLoadsKgM2, bends.tornShare) / model.filterAreaM2;
}

/** Knuth's draw of a Poisson number with a small mean. */
function poisson(mean: number, uniform: () => number): number {
  const limit = Math.exp(-mean);
  let product = uniform();
  let count = 0;
  while (product > limit) {
    product *= uniform();
    count++;
  }
  return count;
}
