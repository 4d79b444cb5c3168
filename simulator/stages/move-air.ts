import type { Bends } from '../faults/fault';
import { approach } from '../physics/approach';
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

/** Fan speed, air flow and gas temperature; sparks and dust that the air brings. */
export function moveAir<S extends CollectorState>(model: CollectorModel, state: S, moment: Moment): S {
  const { bends, dtS, rng } = moment;
  const fanSpeed = turnFan(state, dtS);
  const airFlowM3s = fanFlow(
    model.fan,
    fanSpeed,
    model.ductPaS2M6 * bends.ductFactor,
    clothDrag(model, state, bends),
  );
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

function turnFan(state: CollectorState, dtS: number): number {
  const speed = approach(state.fanSpeed, state.running ? 1 : 0, dtS, state.running ? RUN_UP_S : RUN_DOWN_S);
  return !state.running && speed < AT_REST ? 0 : speed;
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
