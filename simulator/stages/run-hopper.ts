import { airlockDischarge } from '../physics/airlock-discharge';
import { hopperTemperature } from '../physics/hopper-temperature';
import { workshopTemperature } from '../physics/outdoor-temperature';
import type { DryModel, DryState } from '../plant';
import type { Moment } from './obey-orders';
import { smoulder } from './smoulder';

/** Hopper and airlock: dust out, heat in and out. The airlock turns with the fan. */
export function runHopper(model: DryModel, before: DryState, moment: Moment): DryState {
  const state = fillHopper(model, before, moment.bends.hopperFillShare);
  const outKg = leaving(model, state, moment);
  const { nest, embersW } = smoulder(state, moment);
  const hopperC = hopperTemperature(
    state.hopperC,
    {
      volumeM3: model.hopperVolumeM3,
      gasC: state.gasC,
      ambientC: model.indoor ? workshopTemperature(moment.outdoorC) : moment.outdoorC,
      fanRuns: state.running,
      smoulderW: embersW + (nest?.arrivedW ?? 0),
      dustKg: state.hopperDustKg,
      fillShare: state.hopperDustKg / model.hopperFullKg,
      factors: model.hopperHeat,
    },
    moment.dtS,
  );
  return {
    ...state,
    nest,
    embersW,
    hopperC,
    hopperDustKg: state.hopperDustKg - outKg,
    dustOutKg: state.dustOutKg + outKg,
  };
}

/** A story that begins with a full hopper: what it lacks comes in from nowhere and is counted as dust in. */
function fillHopper(model: DryModel, state: DryState, fillShare: number): DryState {
  const lackingKg = fillShare * model.hopperFullKg - state.hopperDustKg;
  if (fillShare <= 0 || lackingKg <= 0) return state;
  return {
    ...state,
    hopperDustKg: state.hopperDustKg + lackingKg,
    dustInKg: state.dustInKg + lackingKg,
  };
}

function leaving(model: DryModel, state: DryState, { bends, dtS }: Moment): number {
  if (model.airlock.kind === 'none') return emptiedByHand(model, state) * bends.hopperFlowShare;
  if (!state.running) return 0;
  return airlockDischarge(model.airlock, state.hopperDustKg, bends.airlockSpeed * bends.hopperFlowShare, dtS);
}

/** Without an airlock people empty the hopper when the collector rests (GB 15577-2018 8.1.6), or when it is half full. */
function emptiedByHand(model: DryModel, state: DryState): number {
  return !state.running || state.hopperDustKg > 0.5 * model.hopperFullKg ? state.hopperDustKg : 0;
}
