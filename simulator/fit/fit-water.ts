import { agedState } from '../aged-state';
import { sprayFlow } from '../physics/spray-flow';
import type { Plant, WetModel } from '../plant';
import { step } from '../step';
import { medianEstimate } from './estimate';
import { findCycles, type Ramp } from './find-cycles';
import type { FitReason, FittedParameter, ParameterName } from './fitted-plant';
import { CELL_S, type Grid } from './lay-on-grid';

const TURN_SHARE = 0.45;
const TURN_NOISES = 3.5;
/** How far from its record a tank may be, standard deviations: of area (with all losses) and make-up a share, of the float's levels a length. Own defaults. */
const EXPECTED = { share: 0.2, levelM: 0.006 } as const;
const BELIEVED = [0.25, 4] as const;
/** A slope needs so many cells: two minutes of refilling, ten of loss. */
const LEAST_CELLS = { rise: 12, fall: 72 } as const;
/** Cells of the newest readings that show the spray as it is now: half an hour, and how many at least. */
const SPRAY_CELLS = { most: 360, least: 24 } as const;
const FULL_BORE = { openShare: 1, freeShare: 1 };
/** To run a model in, and to see what it loses, steps of 5 s: 10 and 30 min. */
const RUN_IN = 120;
const LOOK = 360;

export interface WaterFit {
  readonly model: WetModel;
  readonly parameters: readonly FittedParameter[];
}

/**
 * Tank, float valve and spray of a wet collector from its level and flow. Only slopes of the level are seen, never volumes: the area stands
 * for all that is lost (evaporation, drift, bleed, weather), make-up for what the valve gives beyond it. `noiseM` is a cell's standard
 * deviation; `plant` holds the collector alone under its weather.
 */
export function fitWater(
  expected: WetModel,
  grid: Grid,
  about: { readonly noiseM: number; readonly plant: Plant; readonly nowTs: number },
): WaterFit {
  const spray = fitSpray(expected, grid);
  const { tank } = spray.model;
  const least = Math.max(TURN_SHARE * (tank.shutAtM - tank.openAtM), TURN_NOISES * about.noiseM);
  const ramps = findCycles(grid, 'tankLevelM', least);
  const levels = fitLevels(spray.model, ramps, { noiseM: about.noiseM, none: reasonOf(grid) });
  const rates = fitRates(levels.model, ramps, { ...about, none: reasonOf(grid) });
  return {
    model: rates.model,
    parameters: [...spray.parameters, ...levels.parameters, ...rates.parameters],
  };
}

function reasonOf(grid: Grid): FitReason | null {
  if (!grid.points.tankLevelM) return 'not-measured';
  if (!grid.running.includes(true)) return 'stopped';
  return null;
}

function fitLevels(
  model: WetModel,
  ramps: readonly Ramp[],
  { noiseM, none }: { readonly noiseM: number; readonly none: FitReason | null },
): WaterFit {
  const { tank } = model;
  const floor = Math.max(0.0005, noiseM / 3);
  const low = ramps.flatMap((r) => (r.kind === 'fall' && r.ends && r.last ? [r.last.at(r.to)] : []));
  const high = ramps.flatMap((r) => (r.kind === 'fall' && r.begins && r.first ? [r.first.at(r.from)] : []));
  const seen = ramps.flatMap((r) => (r.first && r.last ? [r.first.at(r.from), r.last.at(r.to)] : []));
  const open = medianEstimate(low, floor);
  const shut = medianEstimate(high, floor);
  const openAtM = open?.value ?? Math.min(tank.openAtM, ...seen);
  const shutAtM = Math.max(openAtM + 0.002, shut?.value ?? Math.max(tank.shutAtM, ...seen));
  const reason = none ?? 'no-full-cycle';
  return {
    model: { ...model, tank: { ...tank, openAtM, shutAtM } },
    parameters: [
      parameter(
        'openAtM',
        { expected: tank.openAtM, value: openAtM, deviation: open?.deviation ?? EXPECTED.levelM },
        open ? null : reason,
      ),
      parameter(
        'shutAtM',
        { expected: tank.shutAtM, value: shutAtM, deviation: shut?.deviation ?? EXPECTED.levelM },
        shut ? null : reason,
      ),
    ],
  };
}

function fitRates(
  model: WetModel,
  ramps: readonly Ramp[],
  about: {
    readonly noiseM: number;
    readonly plant: Plant;
    readonly nowTs: number;
    readonly none: FitReason | null;
  },
): WaterFit {
  const { tank } = model;
  const lossM3s = expectedLoss(model, about.plant, about.nowTs);
  const falls = slopesOf(ramps, 'fall', about.noiseM);
  const rises = slopesOf(ramps, 'rise', about.noiseM);
  const factor = falls && falls.mS < 0 ? lossM3s / -falls.mS / tank.areaM2 : Number.NaN;
  const isBelieved = factor > BELIEVED[0] && factor < BELIEVED[1];
  const reason = about.none ?? (falls ? 'out-of-bounds' : 'too-few-readings');
  const areaM2 = isBelieved ? factor * tank.areaM2 : tank.areaM2;
  const areaShare =
    isBelieved && falls ? Math.min(EXPECTED.share, falls.deviation / -falls.mS) : EXPECTED.share;
  const filled = rises && isBelieved ? rises.mS * areaM2 + lossM3s : Number.NaN;
  const makeUpM3s = filled > BELIEVED[0] * tank.makeUpM3s ? filled : tank.makeUpM3s;
  const fitsMakeUp = makeUpM3s === filled;
  return {
    model: { ...model, tank: { ...tank, areaM2, makeUpM3s } },
    parameters: [
      parameter(
        'tankAreaM2',
        { expected: tank.areaM2, value: areaM2, deviation: areaShare * areaM2 },
        isBelieved ? null : reason,
      ),
      parameter(
        'makeUpM3s',
        {
          expected: tank.makeUpM3s,
          value: makeUpM3s,
          deviation: fitsMakeUp && rises ? rises.deviation * areaM2 : EXPECTED.share * makeUpM3s,
        },
        fitsMakeUp ? null : (about.none ?? 'no-full-cycle'),
      ),
    ],
  };
}

/** Length-weighted mean of the slopes of all long enough ramps, m/s. */
function slopesOf(
  ramps: readonly Ramp[],
  kind: Ramp['kind'],
  noiseM: number,
): { readonly mS: number; readonly deviation: number } | null {
  const long = ramps.filter((r) => r.kind === kind && r.whole && r.to - r.from >= LEAST_CELLS[kind]);
  const total = long.reduce((sum, r) => sum + r.to - r.from, 0);
  if (total === 0) return null;
  const mS = long.reduce((sum, r) => sum + ((r.whole?.slope ?? 0) / CELL_S) * ((r.to - r.from) / total), 0);
  const errors = long.map((r) => {
    const cells = r.to - r.from;
    return ((cells / total) * noiseM * Math.sqrt(12 / cells)) / (cells * CELL_S);
  });
  return { mS, deviation: Math.hypot(...errors, 0.02 * mS) };
}

/** What the model loses at mean production, m3/s: the ledger of half an hour. */
function expectedLoss(model: WetModel, plant: Plant, ts: number): number {
  const still = { ...model, production: { ...model.production, deviation: 0 } };
  const alone: Plant = { ...plant, alwaysOn: true, collectors: [still] };
  let state = agedState(alone, 1, ts);
  const lost = (): number => {
    const [collector] = state.collectors;
    return collector?.type === 'wet' ? collector.tank.lostM3 : 0;
  };
  for (let i = 0; i < RUN_IN; i++) state = step(alone, state, CELL_S);
  const before = lost();
  for (let i = 0; i < LOOK; i++) state = step(alone, state, CELL_S);
  return (lost() - before) / (LOOK * CELL_S);
}

function fitSpray(model: WetModel, grid: Grid): WaterFit {
  const { loop } = model;
  const column = grid.points.sprayFlowM3h;
  const values = (column?.value ?? []).filter(
    (value, cell) => !Number.isNaN(value) && (grid.settledS[cell] ?? -1) > 60,
  );
  const expected = loop.nozzleM3sPaHalf;
  const flow =
    values.length < SPRAY_CELLS.least ? null : medianEstimate(values.slice(-SPRAY_CELLS.most), 0.01);
  const reason = column ? 'stopped' : 'not-measured';
  if (!flow)
    return {
      model,
      parameters: [
        parameter('nozzleM3sPaHalf', { expected, value: expected, deviation: 0.02 * expected }, reason),
      ],
    };
  const factor = flow.value / 3600 / sprayFlow(loop, 1, FULL_BORE);
  const conductance = 1 / Math.sqrt(loop.shutOffPa / (flow.value / 3600) ** 2 - loop.fallPaS2M6);
  const value = conductance / loop.nozzles;
  if (!(value > BELIEVED[0] * expected && value < BELIEVED[1] * expected))
    return {
      model,
      parameters: [
        parameter(
          'nozzleM3sPaHalf',
          { expected, value: expected, deviation: 0.02 * expected },
          'out-of-bounds',
        ),
      ],
    };
  const deviation = (value * flow.deviation) / flow.value / Math.max(0.2, factor);
  return {
    model: { ...model, loop: { ...loop, nozzleM3sPaHalf: value } },
    parameters: [parameter('nozzleM3sPaHalf', { expected, value, deviation }, null)],
  };
}

function parameter(
  name: ParameterName,
  numbers: Pick<FittedParameter, 'expected' | 'value' | 'deviation'>,
  reason: FitReason | null,
): FittedParameter {
  return { name, ...numbers, reason };
}
