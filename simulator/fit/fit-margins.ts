import type { CollectorModel } from '../plant';
import { CELL_S, type Grid } from './lay-on-grid';
import { median } from './quantile';

/** A switch of the fan within this time of a switch of production belongs to it, s. */
const NEAR_S = 2400;

/** How long the fan starts before production and stops after it, s, as the switches show it; as the record says where none did. */
export function fitMargins(model: CollectorModel, grid: Grid): Pick<CollectorModel, 'leadS' | 'lagS'> {
  const fanOn = flips(grid.running, true);
  const fanOff = flips(grid.running, false);
  const leads = flips(grid.producing, true).flatMap((cell) => near(fanOn, (on) => cell - on));
  const lags = flips(grid.producing, false).flatMap((cell) => near(fanOff, (off) => off - cell));
  return {
    leadS: leads.length > 0 ? median(leads) : model.leadS,
    lagS: lags.length > 0 ? median(lags) : model.lagS,
  };
}

function flips(states: readonly boolean[], to: boolean): number[] {
  return states.flatMap((state, cell) => (cell > 0 && state === to && states[cell - 1] !== to ? [cell] : []));
}

function near(cells: readonly number[], distance: (cell: number) => number): number[] {
  const seconds = cells.map((cell) => distance(cell) * CELL_S).filter((s) => s >= 0 && s <= NEAR_S);
  return seconds.length > 0 ? [Math.min(...seconds)] : [];
}
