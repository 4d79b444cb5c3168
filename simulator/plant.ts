import type { PointId } from '../data/model/points';
import type { Airlock } from './physics/airlock-discharge';
import type { Branching } from './physics/duct-resistance';
import type { FanCurve } from './physics/fan-flow';
import type { Cloth } from './physics/filter-drag';
import type { HopperHeatFactors } from './physics/hopper-temperature';
import type { WetMetal } from './physics/metal-water-reaction';
import type { ReactiveMetal } from './physics/metal-water-yields';
import type { NestState } from './physics/nest-step';
import type { SensorSpec, SensorState } from './physics/sensor';
import type { SprayLoop } from './physics/spray-flow';
import type { CleaningSettings, CleaningState } from './physics/step-cleaning';
import type { Tank, TankState } from './physics/step-tank';
import type { RngState } from './random/rng';
import type { Shift } from './schedule/shift-at';

/** What one enterprise is made of and never changes while it runs. Built from the registry by `buildPlant`. */
export interface Plant {
  readonly enterprise: string;
  readonly shifts: readonly Shift[];
  /** Production never rests: a demonstration shows life at any hour. */
  readonly alwaysOn: boolean;
  readonly collectors: readonly CollectorModel[];
  /** Left out: every day is as its season, the workshop's air always at 50 %. */
  readonly weather?: Weather;
}

/** Days of warm and cold, damp and dry air on top of the season. Built from a seed by `buildWeather`. */
export interface Weather {
  /** Standard deviations: of the air's temperature, K, and of the relative humidity outdoors, percent. */
  readonly spellK: number;
  readonly humidityPercent: number;
  /** Of the waves that make the weather up, radians. */
  readonly spellPhases: readonly number[];
  readonly humidityPhases: readonly number[];
}

export type CollectorModel = DryModel | WetModel;

interface CommonModel {
  readonly id: string;
  readonly points: readonly PointId[];
  /** Dust in the collected air at full production, kg/m3. */
  readonly dustKgM3: number;
  /** Gas above the workshop air, K. */
  readonly processHeatK: number;
  readonly indoor: boolean;
  /** The other collectors of its workshop, which an explosion can reach through the ducts. */
  readonly neighbours: readonly string[];
  readonly fan: FanCurve;
  /** Hoods, ducts, scrubber and stack, Pa per (m3/s)2. */
  readonly ductPaS2M6: number;
  readonly ductAreaM2: number;
  readonly duct: Duct;
  /** The collector starts this long before production and stops this long after it, s. GB 15577-2018 8.1.6: at least 600 s after. */
  readonly leadS: number;
  readonly lagS: number;
  readonly production: Production;
  /** The measuring chains of analog points. */
  readonly sensors: Readonly<Partial<Record<PointId, SensorSpec>>>;
}

/** How production wanders around its mean, as a share of full load. */
export interface Production {
  readonly meanLoad: number;
  /** Standard deviation. */
  readonly deviation: number;
  /** After this time 63 % of an up or down is forgotten, s. */
  readonly memoryS: number;
}

/** Branches, main duct, and where dust settles in it. */
export interface Duct extends Branching {
  /** Below this speed dust settles, m/s. */
  readonly transportMs: number;
  /** Places where it settles, and the dust that would fill the duct there, kg. */
  readonly dunes: number;
  readonly depositFullKg: number;
}

export interface DryModel extends CommonModel {
  readonly type: 'dry';
  readonly filterAreaM2: number;
  readonly cloth: Cloth;
  /** Growth of K1 with each hour of running, a share. */
  readonly ageingPerHour: number;
  /** Share of the dust that reaches the bags (phi); the rest falls straight into the hopper. */
  readonly reachShare: number;
  readonly pulseEfficiency: number;
  readonly residualKgM2: number;
  readonly cleaning: CleaningSettings;
  readonly hopperVolumeM3: number;
  readonly hopperHeat: HopperHeatFactors;
  /** Room on the dusty side, bags taken off, hopper counted in, m3. */
  readonly dirtyVolumeM3: number;
  /** Lower explosion limit of the dust's cloud, g/m3; null: not known. */
  readonly lowerLimitGM3: number | null;
  /** Dust at which the hopper is full to the bags, kg. */
  readonly hopperFullKg: number;
  readonly airlock: Airlock;
}

export interface WetModel extends CommonModel {
  readonly type: 'wet';
  readonly tank: Tank;
  readonly loop: SprayLoop;
  /** Share of the dust that the water keeps. */
  readonly washShare: number;
  /** Sludge that the conveyor carries off in a second, a share; 0 where people do it after the shift. */
  readonly sludgeRatePerS: number;
  /** Headspace over the water, m3. */
  readonly headspaceM3: number;
  /** Ventilation of the headspace with the fan at rest, m3/s. */
  readonly naturalVentM3s: number;
  /** What of the dust reacts with water; null: nothing. */
  readonly metal: ReactiveMetal | null;
  /** Share of bare fresh metal that reacts in a second at 20 degC. Placeholder. */
  readonly reactionPerS: number;
  /** Mean time until the oxide skin gives way at 20 degC, s. Placeholder. */
  readonly inductionS: number;
}

/** How a plant stands: a plain JSON value. The same plant, state and steps give the same bytes. */
export interface PlantState {
  readonly ts: number;
  readonly collectors: readonly CollectorState[];
  readonly faults: readonly ActiveFault[];
  readonly orders: readonly StandingOrder[];
}

/** What an operator ordered and what holds from then on. */
export interface StandingOrder {
  readonly action: 'stop-production' | 'stop-fan';
  readonly collector: string;
  readonly sinceTs: number;
}

export interface ActiveFault {
  readonly id: string;
  readonly collector: string;
  readonly severity: number;
  readonly rampS: number;
  readonly sinceTs: number;
}

export type CollectorState = DryState | WetState;

interface CommonState {
  readonly id: string;
  readonly rng: RngState;
  readonly producing: boolean;
  /** The contact that the station reads as `running`. */
  readonly running: boolean;
  /** How long the fan has stood still by a trip or an order while the shop's plan wants it, s: the interlock stops production by it. */
  readonly trippedS: number;
  /** Production as a share of full load. */
  readonly load: number;
  /** Share of full speed. */
  readonly fanSpeed: number;
  readonly airFlowM3s: number;
  /** Dust in the air that reaches the collector, kg/m3: the hoods' less what settles in the duct, or more while it is taken up again. */
  readonly inletDustKgM3: number;
  readonly ductDepositKg: number;
  readonly gasC: number;
  readonly runHours: number;
  /** Sparks seen since the last sample. */
  readonly sparks: number;
  readonly sensors: Readonly<Partial<Record<PointId, SensorState>>>;
  /** Ledgers since the state was made, kg. In = stored + out. */
  readonly dustInKg: number;
  readonly dustOutKg: number;
}

export interface DryState extends CommonState {
  readonly type: 'dry';
  readonly cakeLoadsKgM2: readonly number[];
  readonly cleaning: CleaningState;
  /** The cleaning controller fired a valve in this step. */
  readonly pulsing: boolean;
  /** Force of that pulse as a share of a sound one: the tap feels its kick. 0 without a pulse. */
  readonly kickShare: number;
  readonly differentialPressurePa: number;
  /** Dust in the air of the dirty housing, g/m3: highest at the end of a step with a pulse. No sensor sees it. */
  readonly cloudGM3: number;
  readonly hopperDustKg: number;
  readonly hopperC: number;
  /** Dust caked to the wall that heats itself, and how much of its heat has come through to the hopper's content, W; null: none. */
  readonly nest: (NestState & { readonly arrivedW: number }) | null;
  /** Heat of embers that has come through to the hopper's content, W. */
  readonly embersW: number;
}

export interface WetState extends CommonState {
  readonly type: 'wet';
  readonly tank: TankState;
  readonly pumpSpeed: number;
  readonly sprayM3s: number;
  /** Pressure between pump and nozzles. */
  readonly pumpPa: number;
  /** Share of its flow that the pump loses at this moment to pockets of vapour or air. */
  readonly pockets: number;
  readonly waterC: number;
  /** Solids, in kg of the dust that they were. */
  readonly sludgeKg: number;
  readonly sludgeC: number;
  /** The sludge once more, by how far it has reacted: guarded + bared = sludge. */
  readonly wetMetal: WetMetal;
  /** Volume share of hydrogen in the headspace. */
  readonly hydrogen: number;
}
