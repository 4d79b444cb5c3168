import type { CollectorType } from '../../data/model/points';

/** Everything that a fault can bend, at its healthy value in `HEALTHY`. Shares are of the healthy value. */
export interface Bends {
  /** Share of the pulse's cleaning effect. */
  readonly pulseShare: number;
  /** Share of the airlock's rated speed. */
  readonly airlockSpeed: number;
  /** Share of the dust that still flows to the outlet. */
  readonly hopperFlowShare: number;
  /** The fault contact of the airlock's drive. */
  readonly airlockFault: boolean;
  readonly tornShare: number;
  /** Factor on the resistance of hoods and ducts. */
  readonly ductFactor: number;
  readonly smoulderW: number;
  /** Added to the gas, K. */
  readonly hotGasK: number;
  readonly sparksPerS: number;
  readonly fanTripped: boolean;
  /** Somebody switched the collector off and went on producing. */
  readonly collectorOff: boolean;
  readonly pressureTapBlocked: boolean;
  readonly temperatureOpenCircuit: boolean;
  readonly pumpTripped: boolean;
  readonly nozzleShare: number;
  readonly makeUpValve: 'free' | 'shut' | 'open';
  readonly leakM3s: number;
  /** Share of the headspace's ventilation. */
  readonly ventShare: number;
  /** Factor on the reaction of wet metal. */
  readonly reactionFactor: number;
}

export const HEALTHY: Bends = {
  pulseShare: 1,
  airlockSpeed: 1,
  hopperFlowShare: 1,
  airlockFault: false,
  tornShare: 0,
  ductFactor: 1,
  smoulderW: 0,
  hotGasK: 0,
  sparksPerS: 0,
  fanTripped: false,
  collectorOff: false,
  pressureTapBlocked: false,
  temperatureOpenCircuit: false,
  pumpTripped: false,
  nozzleShare: 1,
  makeUpValve: 'free',
  leakM3s: 0,
  ventShare: 1,
  reactionFactor: 1,
};

/** One fault. `bend` gets the severity reached so far, above 0 and at most 1. What has no halves (a trip) acts at any severity. */
export interface Fault {
  readonly id: string;
  readonly for: readonly CollectorType[];
  readonly bend: (bends: Bends, severity: number, size: FaultSize) => Bends;
}

/** What a fault must know of its collector. */
export interface FaultSize {
  readonly hopperVolumeM3: number;
}
