import type { CollectorType, PointId } from '../../data/model/points';
import type { SensorBend } from '../physics/sensor';
import type { CollectorModel } from '../plant';

/** Everything that a fault can bend, at its healthy value in `HEALTHY`. Shares are of the healthy value. */
export interface Bends {
  /** Share of the rated gauge pressure in the header that feeds the pulses. */
  readonly pulseShare: number;
  /** Share of the airlock's rated speed. */
  readonly airlockSpeed: number;
  /** Share of the dust that still flows to the outlet. */
  readonly hopperFlowShare: number;
  /** The fault contact of the airlock's drive. */
  readonly airlockFault: boolean;
  readonly tornShare: number;
  /** Factor on the resistance of the branch duct that carries the most air. */
  readonly branchFactor: number;
  /** Heat of embers in the hopper. */
  readonly smoulderW: number;
  /** Dust caked to the hopper's wall that heats itself: its size, its heat at 20 degC and the dust over it; null: none. */
  readonly heap: {
    readonly radiusM: number;
    readonly heatWKg: number;
    readonly depthM: number;
  } | null;
  /** Added to the gas, K. */
  readonly hotGasK: number;
  readonly sparksPerS: number;
  readonly fanTripped: boolean;
  /** Somebody switched the collector off and went on producing. */
  readonly collectorOff: boolean;
  readonly pumpTripped: boolean;
  readonly nozzleShare: number;
  readonly makeUpValve: 'free' | 'shut' | 'open';
  readonly leakM3s: number;
  /** Share of the headspace's ventilation. */
  readonly ventShare: number;
  /** Factor on the reaction of wet metal. */
  readonly reactionFactor: number;
  /** A row whose valve stays shut: the share of its cleaning that is lost. */
  readonly shutValve: { readonly row: number; readonly share: number } | null;
  /** Compressed air that a valve stuck open blows into the housing, m3/s. */
  readonly compressedAirM3s: number;
  /** The cleaning controller fires no pulse. */
  readonly cleaningHung: boolean;
  /** Factor on the residual drag K1 of the cloth. */
  readonly residualDragFactor: number;
  /** Factor on the cake's resistance K2. */
  readonly cakeResistanceFactor: number;
  /** Factor on the dust that the machines give off. */
  readonly dustFactor: number;
  /** Share of full speed that the rotor can reach. */
  readonly fanSpeedShare: number;
  /** Dust that the air through worn vanes whirls back to the bags, a share added to phi. */
  readonly reentrainedShare: number;
  /** The hopper is at least so full, a share of full. */
  readonly hopperFillShare: number;
  /** Time since a deflagration in the housing, s; null: none. */
  readonly burstS: number | null;
  /** Share of the pump's suction that is free. */
  readonly suctionShare: number;
  /** The water stands as ice in pipes and float. */
  readonly frozen: boolean;
  /** What each measuring chain does besides measuring. */
  readonly sensors: Readonly<Partial<Record<PointId, SensorBend>>>;
  /** The contact that the station reads as `running` is welded on. */
  readonly runContactWelded: boolean;
  /** The wire of the airlock's fault contact is broken: it never reports. */
  readonly airlockContactBroken: boolean;
  readonly line: LineBends;
}

/** What happens to a station's messages after its instruments have read. It holds for the whole station. */
export interface LineBends {
  /** Nothing is measured nor sent. */
  readonly powerLost: boolean;
  /** Measured and stored; all is sent when the line is back. */
  readonly networkLost: boolean;
  /** Share of the messages that are sent twice. */
  readonly repeatedShare: number;
  /** Share of the messages that change places with the one behind them. */
  readonly swappedShare: number;
  /** How far the station's clock is ahead, ms. */
  readonly clockOffsetMs: number;
  /** The gateway sends the values it had when this began, for ever. */
  readonly frozen: boolean;
}

export const SOUND_LINE: LineBends = {
  powerLost: false,
  networkLost: false,
  repeatedShare: 0,
  swappedShare: 0,
  clockOffsetMs: 0,
  frozen: false,
};

export const HEALTHY: Bends = {
  pulseShare: 1,
  airlockSpeed: 1,
  hopperFlowShare: 1,
  airlockFault: false,
  tornShare: 0,
  branchFactor: 1,
  smoulderW: 0,
  heap: null,
  hotGasK: 0,
  sparksPerS: 0,
  fanTripped: false,
  collectorOff: false,
  pumpTripped: false,
  nozzleShare: 1,
  makeUpValve: 'free',
  leakM3s: 0,
  ventShare: 1,
  reactionFactor: 1,
  shutValve: null,
  compressedAirM3s: 0,
  cleaningHung: false,
  residualDragFactor: 1,
  cakeResistanceFactor: 1,
  dustFactor: 1,
  fanSpeedShare: 1,
  reentrainedShare: 0,
  hopperFillShare: 0,
  burstS: null,
  suctionShare: 1,
  frozen: false,
  sensors: {},
  runContactWelded: false,
  airlockContactBroken: false,
  line: SOUND_LINE,
};

/** One fault. `bend` gets the severity reached so far, above 0 and at most 1. What has no halves (a trip) acts at any severity. */
export interface Fault {
  readonly id: string;
  readonly for: readonly CollectorType[];
  readonly bend: (bends: Bends, severity: number, about: FaultSite) => Bends;
  /** What it does to each other collector of the same workshop (`about` is that one's). Left out: nothing. */
  readonly bendNeighbour?: (bends: Bends, severity: number, about: FaultSite) => Bends;
}

/** What a fault may know of where and since when it acts. */
export interface FaultSite {
  readonly model: CollectorModel;
  /** Since it began, s. */
  readonly elapsedS: number;
}
