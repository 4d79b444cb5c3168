import { dustByNumber } from '../data/catalogue/dusts';
import { WATER_REACTIVE_DUSTS } from '../data/catalogue/rules';
import type { Collector, DryDesign, Enterprise, WetDesign } from '../data/model/registry';
import { isJudgingSeed } from '../data/model/seed';
import { buildWeather, type WeatherOptions } from './build-weather';
import { type MachineDust, machineDust } from './machine-dust';
import type { Airlock } from './physics/airlock-discharge';
import { type Bags, dirtyVolume } from './physics/dirty-volume';
import type { FanCurve } from './physics/fan-flow';
import type { Cloth } from './physics/filter-drag';
import { USUAL_HOPPER } from './physics/hopper-temperature';
import type { ReactiveMetal } from './physics/metal-water-yields';
import type { SprayLoop } from './physics/spray-flow';
import type { CleaningSettings } from './physics/step-cleaning';
import { transportVelocity } from './physics/transport-velocity';
import type { CollectorModel, DryModel, Duct, Plant, Production, WetModel } from './plant';
import { createRng, seedRng } from './random/rng';
import { SENSOR_SPECS } from './sensor-specs';
import { varyPlant } from './vary-plant';

/** Share of dust that reaches the bags (phi); fitted to the reference run: 1100 to 2000 Pa in about 6 h without cleaning. */
const REACH_SHARE = 0.6;
/**
 * Growth of K1 with an hour of running, a share: 8 % in a year of two shifts, 40 % in 20,000 h. Own placeholder: the literature gives the
 * straight line and a residual drag that is almost constant over a campaign, but no rate for dusts of these trades.
 */
const AGEING_PER_HOUR = 2e-5;
const PULSE_EFFICIENCY = 0.75;
const PULSE_INTERVAL_S = 10;
/** Half of the sawtooth as a share of the set value, on demand. Own default. */
const BAND = 0.04;
/** Share of the pressure drop that is cake and not seasoned cloth, on demand. Own default. */
const CAKE_SHARE = 0.25;
/** Full speed shut-off pressure over design pressure: a common backward-curved fan. Own default. */
const SHUT_OFF_FACTOR = 1.3;
const FAN_EFFICIENCY = 0.65;
/** Share of the ducts' resistance that hoods and branches make; that of a wet collector counts its scrubber in. Own defaults. */
const BRANCH_SHARE = { dry: 0.6, wet: 0.4 } as const;
/** Bends of the main duct behind which dust settles, and how far each dune reaches, in diameters. Own placeholders. */
const DUNES = 4;
const DUNE_DIAMETERS = 3;
/** A shop at work: mean, ups and downs and how long they last. Own defaults. */
const PRODUCTION: Production = { meanLoad: 0.9, deviation: 0.12, memoryS: 600 };

export interface BuildOptions {
  readonly seed: number;
  readonly alwaysOn: boolean;
  /** Left out: none. */
  readonly weather?: WeatherOptions;
}

/**
 * Collectors of one enterprise as a simulated plant: in health each dry one's pressure drop swings around its set value at its rated
 * air flow, each wet one's level and spray around theirs. Where a design or set value is missing, a usual one is taken.
 * A judging seed makes it another plant of the same records (`varyPlant`).
 */
export function buildPlant(
  enterprise: Enterprise,
  collectors: readonly Collector[],
  options: BuildOptions,
): Plant {
  const plant: Plant = {
    enterprise: enterprise.id,
    shifts: enterprise.shifts,
    alwaysOn: options.alwaysOn,
    collectors: collectors.map((collector) => ({
      ...buildCollector(collector, options.seed),
      neighbours: neighboursOf(collector, collectors),
    })),
    ...(options.weather ? { weather: buildWeather(options.weather) } : {}),
  };
  return isJudgingSeed(options.seed) ? varyPlant(plant, options.seed) : plant;
}

/** What one record says, without its neighbours. */
type Alone<Model extends CollectorModel> = Omit<Model, 'neighbours'>;

function neighboursOf({ id, workshop }: Collector, collectors: readonly Collector[]): readonly string[] {
  return collectors.filter((it) => it.id !== id && it.workshop.zh === workshop.zh).map((it) => it.id);
}

function buildCollector(collector: Collector, seed: number): Alone<DryModel> | Alone<WetModel> {
  if (collector.type === 'dry' && collector.dry) return buildDry(collector, collector.dry, seed);
  if (collector.type === 'wet' && collector.wet) return buildWet(collector, collector.wet, seed);
  throw new Error(
    `collector "${collector.id}" is ${collector.type} but has no "${collector.type}" design: add it to its record.`,
  );
}

function buildDry(collector: Collector, design: DryDesign, seed: number): Alone<DryModel> {
  const dust = machineDust(collector.machines);
  const airflowM3s = collector.airflowM3h / 3600;
  const setPa = collector.setValues.differentialPressurePa ?? 1000;
  const velocityMs = airflowM3s / design.filterAreaM2;
  const dustKgM3 = dust.concentrationGM3 / 1000;
  const swingPa = 2 * BAND * setPa;
  const sweepLoadKgM2 = swingPa / (dust.cakeResistancePerS * velocityMs);
  const cakeShare = design.cleaning === 'timer' ? timedCakeShare() : CAKE_SHARE;
  const hopperFullKg = 0.9 * design.hopperVolumeM3 * dust.bulkDensityKgM3;
  return {
    ...commonModel(collector, dust, setPa, seed),
    type: 'dry',
    filterAreaM2: design.filterAreaM2,
    cloth: buildCloth((setPa / velocityMs) * (1 - cakeShare), dust),
    ageingPerHour: AGEING_PER_HOUR,
    reachShare: REACH_SHARE,
    pulseEfficiency: PULSE_EFFICIENCY,
    residualKgM2: 0.1 * sweepLoadKgM2,
    cleaning: buildCleaning(design, setPa, sweepLoadKgM2 / (REACH_SHARE * dustKgM3 * velocityMs)),
    hopperVolumeM3: design.hopperVolumeM3,
    hopperHeat: USUAL_HOPPER,
    dirtyVolumeM3: dirtyVolume(bagsOf(design), design.hopperVolumeM3),
    lowerLimitGM3: collector.labReport?.lowerLimitGM3 ?? dustByNumber(collector.dust).lowerLimitGM3,
    hopperFullKg,
    airlock: buildAirlock(design.airlock, airflowM3s * dustKgM3, hopperFullKg),
  };
}

function bagsOf(design: DryDesign): Bags {
  const { bagRows: rows, bagsPerRow: perRow, bagDiameterM: diameterM, bagLengthM: lengthM } = design;
  return { rows, perRow, diameterM, lengthM };
}

/** A timed sweep takes eta of the cake each period, so the mean cake is (1/eta - 1/2) periods' load; one period's load is the swing. */
function timedCakeShare(): number {
  return 2 * BAND * (1 / PULSE_EFFICIENCY - 0.5);
}

function buildCloth(residualDragPaSM: number, dust: MachineDust): Cloth {
  return { residualDragPaSM, cakeResistancePerS: dust.cakeResistancePerS };
}

function buildCleaning(design: DryDesign, setPa: number, sweepPeriodS: number): CleaningSettings {
  return {
    mode: design.cleaning,
    rows: design.bagRows,
    pulseIntervalS: PULSE_INTERVAL_S,
    sweepPeriodS: Math.max(sweepPeriodS, 1.5 * PULSE_INTERVAL_S * design.bagRows),
    startPa: setPa * (1 + BAND),
    stopPa: setPa * (1 - BAND),
  };
}

/** Sized at three times the mean feed, so that a healthy hopper holds little: half-full pockets at 1 % of the hopper. */
function buildAirlock(kind: DryDesign['airlock'], feedKgS: number, hopperFullKg: number): Airlock {
  return { kind, capacityKgS: 3 * feedKgS, halfFillKg: 0.01 * hopperFullKg };
}

function buildWet(collector: Collector, design: WetDesign, seed: number): Alone<WetModel> {
  const dust = machineDust(collector.machines);
  const levelM = collector.setValues.tankLevelM ?? 0.65 * design.tankHeightM;
  const sprayM3s = (collector.setValues.sprayFlowM3h ?? design.ratedSprayM3h) / 3600;
  return {
    ...commonModel(collector, dust, 1200, seed),
    type: 'wet',
    tank: {
      areaM2: design.tankAreaM2,
      heightM: design.tankHeightM,
      openAtM: levelM - 0.012,
      shutAtM: levelM + 0.012,
      makeUpM3s: 1.5 / 3600,
    },
    loop: buildLoop(sprayM3s, design.nozzles, levelM),
    washShare: 0.97,
    sludgeRatePerS: design.sludge === 'drag-conveyor' ? 1 / 7200 : 0,
    headspaceM3: Math.max(0.3, design.tankAreaM2 * (design.tankHeightM - levelM)),
    naturalVentM3s: (collector.devices.hydrogenVent ? 6 : 3) / 3600,
    metal: reactiveMetal(collector.dust),
    reactionPerS: 3e-8,
    inductionS: 1800,
  };
}

/** Rows of the dust catalogue whose dust reacts with water: magnesium and its alloy; aluminium and its alloys. */
function reactiveMetal(dust: number): ReactiveMetal | null {
  if (dust === 1 || dust === 9) return 'magnesium';
  return WATER_REACTIVE_DUSTS.includes(dust) ? 'aluminium' : null;
}

/**
 * A pump of 250 kPa at the set flow and 325 kPa shut off. Its suction draws air below 0.3 of the set level, loses 0.5 m in a clean strainer
 * and needs 4 m of head at the set flow. Own defaults.
 */
function buildLoop(sprayM3s: number, nozzles: number, levelM: number): SprayLoop {
  const workPa = 250_000;
  return {
    shutOffPa: 1.3 * workPa,
    fallPaS2M6: (0.3 * workPa) / sprayM3s ** 2,
    nozzleM3sPaHalf: sprayM3s / nozzles / Math.sqrt(workPa),
    nozzles,
    submergenceM: 0.3 * levelM,
    strainerMS2M6: 0.5 / sprayM3s ** 2,
    needsMS2M6: 4 / sprayM3s ** 2,
  };
}

function commonModel(collector: Collector, dust: MachineDust, lossPa: number, seed: number) {
  const airflowM3s = collector.airflowM3h / 3600;
  const totalPa = designPressurePa(collector.fanPowerKw, airflowM3s, lossPa);
  const lossOnCloth = collector.type === 'dry' ? lossPa : 0;
  const luck = createRng(seedRng(seed, `${collector.id}/habits`));
  return {
    id: collector.id,
    points: collector.points,
    dustKgM3: dust.concentrationGM3 / 1000,
    processHeatK: dust.heatK,
    indoor: collector.indoor,
    fan: buildFan(totalPa, airflowM3s),
    ductPaS2M6: (totalPa - lossOnCloth) / airflowM3s ** 2,
    ductAreaM2: (Math.PI / 4) * collector.ductDiameterM ** 2,
    duct: buildDuct(collector, dust),
    leadS: 180 + 300 * luck.uniform(),
    lagS: 660 + 300 * luck.uniform(),
    production: PRODUCTION,
    sensors: SENSOR_SPECS,
  };
}

/** Hoods share out their air between two branch ducts, one to either side of the main: more than one hood needs both. Own default. */
function buildDuct(collector: Collector, dust: MachineDust): Duct {
  const hoods = collector.machines.reduce((sum, { count }) => sum + count, 0);
  const onOneSide = Math.ceil(hoods / 2) / hoods;
  const ductAreaM2 = (Math.PI / 4) * collector.ductDiameterM ** 2;
  return {
    branchShare: BRANCH_SHARE[collector.type],
    airShares: hoods > 1 ? [onOneSide, 1 - onOneSide] : [1],
    transportMs: transportVelocity(dust.weight),
    dunes: DUNES,
    depositFullKg: DUNES * DUNE_DIAMETERS * collector.ductDiameterM * ductAreaM2 * dust.bulkDensityKgM3,
  };
}

function buildFan(totalPa: number, airflowM3s: number): FanCurve {
  return {
    shutOffPa: SHUT_OFF_FACTOR * totalPa,
    fallPaS2M6: ((SHUT_OFF_FACTOR - 1) * totalPa) / airflowM3s ** 2,
  };
}

/** Pressure that the motor can give at the rated flow, kept within what ducts of this trade usually need. */
function designPressurePa(fanPowerKw: number, airflowM3s: number, lossPa: number): number {
  const byPower = (FAN_EFFICIENCY * fanPowerKw * 1000) / airflowM3s;
  return Math.min(lossPa + 3000, Math.max(lossPa + 600, byPower));
}
