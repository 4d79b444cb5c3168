import type { Bends } from '../faults/fault';
import { dustCloud } from '../physics/dust-cloud';
import { type Cloth, filterDrag, rowDrag, TORN_DRAG_PA_S_M } from '../physics/filter-drag';
import { growCake } from '../physics/grow-cake';
import { pulseRow } from '../physics/pulse-row';
import { stepCleaning } from '../physics/step-cleaning';
import { weakPulseEfficiency } from '../physics/weak-pulse-efficiency';
import type { DryModel, DryState } from '../plant';
import type { Moment } from './obey-orders';
import { presentCloth } from './present-cloth';

/** The bags: pressure drop, cake that grows, the pulse that falls due. What stays neither on the bags nor escapes lands in the hopper. */
export function runFilter(model: DryModel, state: DryState, moment: Moment): DryState {
  const { bends, dtS } = moment;
  const cloth = presentCloth(model, state, bends);
  const pressurePa =
    (filterDrag(cloth, state.cakeLoadsKgM2, bends.tornShare) * state.airFlowM3s) / model.filterAreaM2;
  const dustKgM3 = state.inletDustKgM3;
  const dustKg = dustKgM3 * state.airFlowM3s * dtS;
  const reached = reachShare(model, state, bends, dustKg);
  const reachingKgM3 = dustKgM3 * reached * (1 - bends.tornShare);
  const grown = growCake(state.cakeLoadsKgM2, (load) => pressurePa / rowDrag(cloth, load), reachingKgM3, dtS);
  const cleaning = stepCleaning(model.cleaning, state.cleaning, {
    differentialPressurePa: pressurePa,
    fanRuns: state.running,
    hung: bends.cleaningHung,
    dtS,
  });
  const cakeLoadsKgM2 = firePulse(model, cloth, grown, { row: cleaning.row, bends });
  const rowAreaM2 = model.filterAreaM2 / model.cleaning.rows;
  const onBagsKg = (sum(cakeLoadsKgM2) - sum(state.cakeLoadsKgM2)) * rowAreaM2;
  const escapedKg = dustKgM3 * ((bends.tornShare * model.filterAreaM2 * pressurePa) / TORN_DRAG_PA_S_M) * dtS;
  return {
    ...state,
    differentialPressurePa: pressurePa,
    cakeLoadsKgM2,
    cleaning: cleaning.state,
    pulsing: cleaning.row !== null,
    kickShare: cleaning.row === null ? 0 : bends.pulseShare * openShare(cleaning.row, bends),
    cloudGM3: dustCloud(
      state.cloudGM3,
      {
        dislodgedKg: (sum(grown) - sum(cakeLoadsKgM2)) * rowAreaM2,
        dirtyVolumeM3: model.dirtyVolumeM3,
        airFlowM3s: state.airFlowM3s,
        airborneGM3: 1000 * dustKgM3 * Math.max(1, reached),
      },
      dtS,
    ),
    dustOutKg: state.dustOutKg + escapedKg,
    hopperDustKg: state.hopperDustKg + dustKg - escapedKg - onBagsKg,
  };
}

function firePulse(
  model: DryModel,
  cloth: Cloth,
  loadsKgM2: readonly number[],
  { row, bends }: { readonly row: number | null; readonly bends: Bends },
): readonly number[] {
  const load = row === null ? undefined : loadsKgM2[row];
  if (row === null || load === undefined) return loadsKgM2;
  const pulse = { efficiency: model.pulseEfficiency, pressureShare: bends.pulseShare };
  const efficiency = weakPulseEfficiency(cloth, load, pulse) * openShare(row, bends);
  return pulseRow(loadsKgM2, row, efficiency, model.residualKgM2);
}

/** How much of a row's pulse its valve lets through. */
function openShare(row: number, { shutValve }: Bends): number {
  return shutValve?.row === row ? 1 - shutValve.share : 1;
}

/** Dust that the inlet whirls up out of an overfull hopper, as a multiple of what the air brings. Own placeholder. */
const WHIRLED_SHARE = 2;

/**
 * Share of the dust that reaches the bags (phi). Air through worn vanes blows up dust that had fallen already: its share adds to phi.
 * A hopper filled to the bags gives its dust back to the air: phi climbs from its healthy share to 1 over the last tenth below full, and
 * to 3 over the first tenth above it, where the inlet whirls up what lies there. Own closure. What is not in the hopper cannot be
 * blown up: phi is at most 1 and what lies there, as a multiple of the `dustKg` that this step brings.
 */
function reachShare(model: DryModel, state: DryState, bends: Bends, dustKg: number): number {
  const wanted = hopperReachShare(model, state) + bends.reentrainedShare;
  return wanted <= 1 ? wanted : Math.min(wanted, 1 + state.hopperDustKg / Math.max(1e-9, dustKg));
}

function hopperReachShare(model: DryModel, state: DryState): number {
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
