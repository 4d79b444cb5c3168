import type { Plant } from '../plant';
import { shiftAt } from '../schedule/shift-at';
import { type CollectorFit, fitCollector, type Prepared, prepareCollector } from './fit-collector';
import { fitHeat } from './fit-heat';
import { fitMargins } from './fit-margins';
import { fitSchedule } from './fit-schedule';
import type { CollectorReadings, FittedPlant } from './fitted-plant';
import { CELL_S, layOnGrid } from './lay-on-grid';
import { presentSpell } from './present-spell';

/** Readings older than this are left out, ms: longer makes the fit no better and a plant changes. */
const WINDOW_MS = 6 * 3_600_000;
const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

export interface FitMoment {
  /** Epoch ms. Readings after it do not count. */
  readonly nowTs: number;
  readonly seed: number;
}

/**
 * A plant as its readings of the last hours show it: parameters by simple estimators, the state at `nowTs` by letting the fitted model follow
 * the readings. `expected` is what `buildPlant` makes of the records. Whatever cannot be fitted stands as expected and says why. Pure: the
 * same input gives the same bytes.
 */
export function fitPlant(
  expected: Plant,
  readings: readonly CollectorReadings[],
  { nowTs, seed }: FitMoment,
): FittedPlant {
  const prepared = expected.collectors.map((model) => {
    const own = readings.find(({ collector }) => collector === model.id) ?? {
      collector: model.id,
      points: {},
    };
    return prepareCollector(model, layOnGrid(own, firstTs(own, nowTs), nowTs));
  });
  const heat = fitHeat(prepared, { weather: expected.weather, nowTs });
  const weather = presentSpell(expected.weather, heat.spell, nowTs);
  const fits = prepared.flatMap((one, i) => {
    const own = heat.processHeatK[i];
    const plant: Plant = { ...expected, collectors: [one.model], weather };
    return own ? [fitCollector(one, { plant, heat: own, seed })] : [];
  });
  const schedule = chooseSchedule(expected, prepared);
  const moved = expected.shifts.map(({ days, startMinute, endMinute }) => ({
    days,
    startMinute: startMinute + schedule.value,
    endMinute: endMinute + schedule.value,
  }));
  const plant: Plant = {
    ...expected,
    shifts: [...moved, ...overtime(expected, moved, { prepared, nowTs })],
    collectors: fits.map(({ model }, i) => withMargins(model, prepared[i])),
    weather,
  };
  const { value, least, most } = schedule;
  return {
    plant,
    state: {
      ts: nowTs,
      collectors: fits.map(({ state }) => state),
      faults: [],
      orders: standing(plant, prepared, nowTs),
    },
    collectors: fits.map(({ fitted }) => fitted),
    shiftMinutes: { value, least, most },
    spell: heat.spell,
    heatCovariance: heat.covariance,
  };
}

function firstTs({ points }: CollectorReadings, nowTs: number): number {
  const firsts = Object.values(points).flatMap(
    (series) => series.ts.find((ts) => ts > nowTs - WINDOW_MS) ?? [],
  );
  const first = Math.min(nowTs, ...firsts);
  const cells = Math.ceil((nowTs - Math.max(first - 1, nowTs - WINDOW_MS)) / (CELL_S * 1000));
  return nowTs - cells * CELL_S * 1000;
}

/** The offset that the collector with the longest readings shows; a plant that never rests has none. */
function chooseSchedule(
  { shifts, alwaysOn }: Plant,
  prepared: readonly Prepared[],
): { readonly value: number; readonly least: number; readonly most: number } {
  const longest = prepared.reduce<Prepared | null>(
    (best, one) => (one.grid.cells > (best?.grid.cells ?? 0) ? one : best),
    null,
  );
  return alwaysOn || !longest ? { value: 0, least: 0, most: 0 } : fitSchedule(shifts, longest.grid);
}

function withMargins<M extends CollectorFit['model']>(model: M, prepared: Prepared | undefined): M {
  return prepared ? { ...model, ...fitMargins(model, prepared.grid) } : model;
}

interface Look {
  readonly prepared: readonly Prepared[];
  readonly nowTs: number;
}

/** The plant produces though no shift says so: then it goes on for two more hours (own choice). */
function overtime({ alwaysOn }: Plant, shifts: Plant['shifts'], { prepared, nowTs }: Look): Plant['shifts'] {
  const produces = prepared.some(({ grid }) => grid.producing.at(-1) === true);
  if (alwaysOn || !produces || shiftAt(shifts, nowTs)) return [];
  const local = nowTs / MINUTE_MS + 480;
  const day = Math.floor(local / DAY_MINUTES);
  const minute = local - day * DAY_MINUTES;
  return [{ days: [((day + 3) % 7) + 1], startMinute: minute - 1, endMinute: minute + 120 }];
}

/** What stands still though its shift runs: somebody switched it off, and it stays so until somebody switches it on. */
function standing(
  plant: Plant,
  prepared: readonly Prepared[],
  nowTs: number,
): FittedPlant['state']['orders'] {
  return plant.collectors.flatMap((model, i) => {
    const grid = prepared[i]?.grid;
    if (!grid || grid.cells === 0) return [];
    const order = { collector: model.id, sinceTs: nowTs };
    const wantsFan =
      plant.alwaysOn || shiftAt(plant.shifts, nowTs, { leadS: model.leadS - 60, lagS: model.lagS - 60 });
    const wantsWork = plant.alwaysOn || shiftAt(plant.shifts, nowTs, { leadS: -60, lagS: -60 });
    const fan = wantsFan && grid.running.at(-1) === false;
    if (!fan && !(wantsWork && grid.producing.at(-1) === false)) return [];
    return [{ action: fan ? ('stop-fan' as const) : ('stop-production' as const), ...order }];
  });
}
