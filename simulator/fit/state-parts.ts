import type { PointId } from '../../data/model/points';
import type { CollectorModel, CollectorState, DryModel, DryState } from '../plant';
import { riseRate } from './rise-rate';

export type StatePart = 'pressurePa' | 'load' | 'gasC' | 'hopperC' | 'levelM' | 'hydrogenPercentLel';

/** What of a collector's state readings can pull: the cake by its pressure, production as a share, temperatures, level, hydrogen. */
export const STATE_PARTS: Readonly<Record<CollectorState['type'], readonly StatePart[]>> = {
  dry: ['pressurePa', 'load', 'gasC', 'hopperC'],
  wet: ['levelM', 'load', 'gasC', 'hydrogenPercentLel'],
};

/** Volume share of hydrogen in 1 % of its lower limit. */
const SHARE_PER_PERCENT = 0.04 / 100;

/** The state with so much more of each of its parts, in their units and order; sensors feel it at once. */
export function addToState(
  model: CollectorModel,
  state: CollectorState,
  add: readonly number[],
): CollectorState {
  const [first = 0, load = 0, gasK = 0, fourth = 0] = add;
  const common = { load: Math.min(1.2, Math.max(0.5, state.load + load)), gasC: state.gasC + gasK };
  if (model.type === 'dry' && state.type === 'dry') {
    const sensors = moveSensors(state, {
      differentialPressurePa: state.running ? first : 0,
      inletTemperatureC: gasK,
      hopperTemperatureC: fourth,
    });
    return { ...state, ...common, ...addCake(model, state, first), hopperC: state.hopperC + fourth, sensors };
  }
  if (state.type !== 'wet') return state;
  const levelM = Math.max(0, state.tank.levelM + first);
  const hydrogen = Math.max(0, state.hydrogen + fourth * SHARE_PER_PERCENT);
  return {
    ...state,
    ...common,
    tank: { ...state.tank, levelM },
    hydrogen,
    sensors: moveSensors(state, {
      tankLevelM: levelM - state.tank.levelM,
      inletTemperatureC: gasK,
      hydrogenPercentLel: (hydrogen - state.hydrogen) / SHARE_PER_PERCENT,
    }),
  };
}

/** As much more cake on all rows as makes so many Pa more at full fan speed; no row below bare cloth. */
function addCake(
  model: DryModel,
  state: DryState,
  addPa: number,
): Pick<DryState, 'cakeLoadsKgM2' | 'differentialPressurePa'> {
  if (addPa === 0) return state;
  const pressurePa = state.differentialPressurePa > 0 ? state.differentialPressurePa : model.cleaning.stopPa;
  const addKgM2 = addPa / riseRate(model, state.cakeLoadsKgM2, pressurePa).perCakePaM2Kg;
  return {
    cakeLoadsKgM2: state.cakeLoadsKgM2.map((load) => Math.max(0, load + addKgM2)),
    differentialPressurePa: state.running
      ? Math.max(0, state.differentialPressurePa + addPa)
      : state.differentialPressurePa,
  };
}

function moveSensors(
  { sensors }: CollectorState,
  by: Readonly<Partial<Record<PointId, number>>>,
): CollectorState['sensors'] {
  const moved = { ...sensors };
  for (const point of Object.keys(by) as PointId[]) {
    const sensor = moved[point];
    const add = by[point] ?? 0;
    if (sensor && add !== 0) moved[point] = { lagged: sensor.lagged + add, shown: sensor.shown };
  }
  return moved;
}
