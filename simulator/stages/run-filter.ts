import { filterDrag, rowDrag, TORN_DRAG_PA_S_M } from '../physics/filter-drag';
import { growCake } from '../physics/grow-cake';
import { pulseRow } from '../physics/pulse-row';
import { stepCleaning } from '../physics/step-cleaning';
import type { DryModel, DryState } from '../plant';
import { agedCloth } from './move-air';
import type { Moment } from './obey-orders';

/** The bags: pressure drop, cake that grows, the pulse that falls due. What stays neither on the bags nor escapes lands in the hopper. */
export function runFilter(model: DryModel, state: DryState, moment: Moment): DryState {
  const { bends, dtS } = moment;
  const cloth = agedCloth(model, state.runHours);
  const pressurePa =
    (filterDrag(cloth, state.cakeLoadsKgM2, bends.tornShare) * state.airFlowM3s) / model.filterAreaM2;
  const dustKgM3 = state.producing ? model.dustKgM3 * state.load : 0;
  const reachingKgM3 = dustKgM3 * reachShare(model, state) * (1 - bends.tornShare);
  const grown = growCake(state.cakeLoadsKgM2, (load) => pressurePa / rowDrag(cloth, load), reachingKgM3, dtS);
  const cleaning = stepCleaning(model.cleaning, state.cleaning, {
    differentialPressurePa: pressurePa,
    fanRuns: state.running,
    dtS,
  });
  const cakeLoadsKgM2 = firePulse(model, grown, cleaning.row, bends.pulseShare);
  const rowAreaM2 = model.filterAreaM2 / model.cleaning.rows;
  const dustKg = dustKgM3 * state.airFlowM3s * dtS;
  const onBagsKg = (sum(cakeLoadsKgM2) - sum(state.cakeLoadsKgM2)) * rowAreaM2;
  const escapedKg = dustKgM3 * ((bends.tornShare * model.filterAreaM2 * pressurePa) / TORN_DRAG_PA_S_M) * dtS;
  return {
    ...state,
    differentialPressurePa: pressurePa,
    cakeLoadsKgM2,
    cleaning: cleaning.state,
    pulsing: cleaning.row !== null,
    dustInKg: state.dustInKg + dustKg,
    dustOutKg: state.dustOutKg + escapedKg,
    hopperDustKg: state.hopperDustKg + dustKg - escapedKg - onBagsKg,
  };
}

function firePulse(
  model: DryModel,
  loadsKgM2: readonly number[],
  row: number | null,
  pulseShare: number,
): readonly number[] {
  if (row === null) return loadsKgM2;
  return pulseRow(loadsKgM2, row, model.pulseEfficiency * pulseShare, model.residualKgM2);
}

/** Dust that the inlet whirls up out of an overfull hopper, as a multiple of what the air brings. Own placeholder. */
const WHIRLED_SHARE = 2;

/**
 * A hopper filled to the bags gives its dust back to the air: phi climbs from its healthy share to 1 over the last tenth below full, and
 * to 3 over the first tenth above it, where the inlet whirls up what lies there. Own closure.
 */
function reachShare(model: DryModel, state: DryState): number {
  const fill = state.hopperDustKg / model.hopperFullKg;
  if (fill <= 0.9) return model.reachShare;
  const filling = Math.min(1, (fill - 0.9) / 0.1);
  const over = Math.min(1, Math.max(0, (fill - 1) / 0.1));
  return model.reachShare + (1 - model.reachShare) * filling + WHIRLED_SHARE * over;
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
