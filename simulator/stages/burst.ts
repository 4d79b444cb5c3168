import type { CollectorState } from '../plant';
import type { Moment } from './obey-orders';

/** The blast and its flame are over within this time, s. A closed vessel of 10 m3 peaks after 0.3 to 0.5 s (`deflagrationPressure`). */
const BLAST_S = 1;
/** What the tap feels of it: the reduced pressure of a usual housing, 0.4 bar. Own placeholder; every gauge ends far below. */
const BLAST_PA = 40_000;
/** How much hotter flame and burning dust leave hopper and gas, K. Own placeholders: 14 MJ of hot gas in 10 m3, a third in the steel. */
const HOPPER_JUMP_K = 150;
const GAS_JUMP_K = 400;

/**
 * A deflagration as an event between two samples: in its first second the pressure leaves every range and gas and hopper jump up, then
 * there is no cloth to measure across. The fault itself trips the fan, opens the cloth and silences the station. In health: nothing.
 */
export function burst<S extends CollectorState>(state: S, { bends, dtS }: Moment): S {
  if (bends.burstS === null) return state;
  const isBlast = bends.burstS - dtS < BLAST_S;
  const gasC = state.gasC + (isBlast ? hotter(GAS_JUMP_K, dtS, bends.burstS) : 0);
  if (state.type === 'wet') return { ...state, gasC, hydrogen: isBlast ? 0 : state.hydrogen };
  return {
    ...state,
    gasC,
    differentialPressurePa: isBlast ? BLAST_PA : 0,
    hopperC: state.hopperC + (isBlast ? hotter(HOPPER_JUMP_K, dtS, bends.burstS) : 0),
  };
}

/** The jump is shared out over the blast, whatever the steps. */
function hotter(jumpK: number, dtS: number, burstS: number): number {
  const from = Math.max(0, burstS - dtS);
  return (jumpK * (Math.min(BLAST_S, burstS) - from)) / BLAST_S;
}
