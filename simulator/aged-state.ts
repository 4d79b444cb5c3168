import type { PointId } from '../data/model/points';
import { workshopTemperature } from './physics/outdoor-temperature';
import type { SensorState } from './physics/sensor';
import type {
  CollectorModel,
  CollectorState,
  DryModel,
  DryState,
  Plant,
  PlantState,
  WetModel,
  WetState,
} from './plant';
import { createRng, seedRng } from './random/rng';
import { feelWeather } from './stages/feel-weather';

/**
 * How a plant stands that has run for months and now rests: seasoned cloth with a cake somewhere in its cycle, a heel of dust,
 * a tank within its float's play, sludge from the shift. `ts` is epoch ms; the seed gives each collector its own moment of the cycle.
 */
export function agedState(plant: Plant, seed: number, ts: number): PlantState {
  const { outdoorC } = feelWeather(plant.weather, ts);
  return {
    ts,
    faults: [],
    orders: [],
    collectors: plant.collectors.map((model) => agedCollector(model, seed, outdoorC)),
  };
}

function agedCollector(model: CollectorModel, seed: number, outdoorC: number): CollectorState {
  const rng = createRng(seedRng(seed, model.id));
  const phase = rng.uniform();
  const ambientC = model.indoor ? workshopTemperature(outdoorC) : outdoorC;
  const gasC = workshopTemperature(outdoorC) + model.processHeatK;
  const common = {
    id: model.id,
    rng: rng.state(),
    producing: false,
    running: false,
    trippedS: 0,
    load: model.production.meanLoad,
    fanSpeed: 0,
    airFlowM3s: 0,
    inletDustKgM3: 0,
    ductDepositKg: 0,
    gasC,
    runHours: 0,
    sparks: 0,
    dustInKg: 0,
    dustOutKg: 0,
  };
  if (model.type === 'wet') return { ...common, ...agedWet(model, phase, ambientC) };
  return { ...common, ...agedDry(model, phase, 0.6 * gasC + 0.4 * ambientC) };
}

function agedDry(
  model: DryModel,
  phase: number,
  hopperC: number,
): Omit<DryState, keyof CommonParts> & { sensors: DryState['sensors'] } {
  return {
    type: 'dry',
    cakeLoadsKgM2: agedCake(model, phase),
    cleaning: {
      sweeping: false,
      nextRow: 0,
      sinceSweepS: phase * model.cleaning.sweepPeriodS,
      sincePulseS: model.cleaning.pulseIntervalS,
      pulsed: 0,
    },
    pulsing: false,
    kickShare: 0,
    differentialPressurePa: 0,
    cloudGM3: 0,
    hopperDustKg: 0.005 * model.hopperFullKg,
    hopperC,
    nest: null,
    embersW: 0,
    sensors: restingSensors(model, {
      hopperTemperatureC: hopperC,
      inletTemperatureC: hopperC,
      carbonMonoxidePpm: 2,
    }),
  };
}

type CommonParts = Omit<CollectorState, 'type'>;

/** Timed: all rows alike, by the phase. On demand: a staircase of rows, the longest unpulsed first, whose mean meets the set value. */
function agedCake(model: DryModel, phase: number): number[] {
  const { rows, mode, sweepPeriodS, startPa, stopPa } = model.cleaning;
  const eta = model.pulseEfficiency;
  if (mode === 'timer') {
    const periodKgM2 = model.reachShare * model.dustKgM3 * faceVelocity(model) * sweepPeriodS;
    return Array.from({ length: rows }, () => ((1 - eta) / eta + phase) * periodKgM2);
  }
  const pa = stopPa + phase * (startPa - stopPa);
  const meanKgM2 =
    Math.max(0, pa / faceVelocity(model) - model.cloth.residualDragPaSM) / model.cloth.cakeResistancePerS;
  const dirtiestKgM2 = meanKgM2 / (1 - eta / 2);
  return Array.from({ length: rows }, (_, row) => dirtiestKgM2 * (1 - (eta * (row + 0.5)) / rows));
}

/** At the set value and rated flow: (set value) / (K1 + K2 w). */
function faceVelocity(model: DryModel): number {
  const total = model.fan.shutOffPa;
  const quadratic = model.fan.fallPaS2M6 + model.ductPaS2M6;
  const setPa = (model.cleaning.startPa + model.cleaning.stopPa) / 2;
  return Math.sqrt((total - setPa) / quadratic) / model.filterAreaM2;
}

function agedWet(
  model: WetModel,
  phase: number,
  ambientC: number,
): Omit<WetState, keyof CommonParts> & { sensors: WetState['sensors'] } {
  const { openAtM, shutAtM } = model.tank;
  const levelM = openAtM + phase * (shutAtM - openAtM);
  return {
    type: 'wet',
    tank: { levelM, makeUpOpen: false, madeUpM3: 0, lostM3: 0 },
    pumpSpeed: 0,
    sprayM3s: 0,
    pumpPa: 0,
    pockets: 0,
    waterC: Math.max(0, ambientC),
    sludgeKg: 15,
    sludgeC: Math.max(0, ambientC),
    wetMetal: { guardedKg: [0, 0, 0], baredKg: 15, metalKg: 15 },
    hydrogen: 0,
    sensors: restingSensors(model, { tankLevelM: levelM }),
  };
}

function restingSensors(
  model: CollectorModel,
  values: Readonly<Partial<Record<PointId, number>>>,
): Readonly<Partial<Record<PointId, SensorState>>> {
  const sensors: Partial<Record<PointId, SensorState>> = {};
  for (const point of model.points) {
    const value = values[point] ?? 0;
    if (model.sensors[point]) sensors[point] = { lagged: value, shown: value };
  }
  return sensors;
}
