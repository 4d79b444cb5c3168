import type { Bends } from '../faults/fault';
import { approach } from '../physics/approach';
import { stepNest } from '../physics/nest-step';
import { probeLag } from '../physics/probe-lag';
import type { DryState } from '../plant';
import type { Moment } from './obey-orders';

/** Dust over a nest of embers that came with the air: they lie on top. Own placeholder. */
const EMBERS_DEPTH_M = 0.005;
/** Less heat than this is none, W. */
const COLD_W = 0.5;

/** What smoulders in the hopper: embers that a fault keeps alight, and a heap that heats itself until it burns away or is taken out. */
export function smoulder(state: DryState, { bends, dtS }: Moment): Pick<DryState, 'nest' | 'embersW'> {
  return {
    nest: bends.heap ? heatHeap(state, bends.heap, dtS) : null,
    embersW: warmEmbers(state.embersW, bends.smoulderW, dtS),
  };
}

function warmEmbers(beforeW: number, smoulderW: number, dtS: number): number {
  if (smoulderW === 0 && beforeW < COLD_W) return 0;
  return approach(beforeW, smoulderW, dtS, probeLag(EMBERS_DEPTH_M));
}

/** A heap begins as warm as the hopper. */
function heatHeap(state: DryState, heap: NonNullable<Bends['heap']>, dtS: number): DryState['nest'] {
  const before = state.nest ?? {
    fuelShare: 1,
    temperatureC: state.hopperC,
    burningW: 0,
    heatW: 0,
    arrivedW: 0,
  };
  const site = { radiusM: heap.radiusM, heatWKg: heap.heatWKg, aroundC: state.hopperC };
  const nest = stepNest(before, site, dtS);
  return { ...nest, arrivedW: approach(before.arrivedW, nest.heatW, dtS, probeLag(heap.depthM)) };
}
