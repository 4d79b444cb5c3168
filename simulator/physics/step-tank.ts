export interface Tank {
  readonly areaM2: number;
  readonly heightM: number;
  /** The float valve opens at and below, m. */
  readonly openAtM: number;
  /** The float valve shuts at and above, m. */
  readonly shutAtM: number;
  /** Make-up flow of the open valve, m3/s. */
  readonly makeUpM3s: number;
}

export interface TankState {
  readonly levelM: number;
  readonly makeUpOpen: boolean;
  /** Ledgers since the state was made, m3. */
  readonly madeUpM3: number;
  readonly lostM3: number;
}

/**
 * One step of the tank: A dh/dt = make-up - losses, with a float valve that has the play of its lever (opens low, shuts high).
 * `valve` forces it: 'shut' and 'open' are stuck. What would stand above the rim overflows and counts as lost. Below the bottom nothing is lost.
 */
export function stepTank(
  tank: Tank,
  state: TankState,
  input: { readonly lossM3s: number; readonly valve: 'free' | 'shut' | 'open'; readonly dtS: number },
): TankState {
  const makeUpOpen = valveOpen(tank, state, input.valve);
  const madeUp = makeUpOpen ? tank.makeUpM3s * input.dtS : 0;
  const available = state.levelM * tank.areaM2 + madeUp;
  const drained = Math.min(available, input.lossM3s * input.dtS);
  const overflow = Math.max(0, available - drained - tank.heightM * tank.areaM2);
  return {
    levelM: (available - drained - overflow) / tank.areaM2,
    makeUpOpen,
    madeUpM3: state.madeUpM3 + madeUp,
    lostM3: state.lostM3 + drained + overflow,
  };
}

function valveOpen(tank: Tank, state: TankState, valve: 'free' | 'shut' | 'open'): boolean {
  if (valve !== 'free') return valve === 'open';
  if (state.levelM <= tank.openAtM) return true;
  if (state.levelM >= tank.shutAtM) return false;
  return state.makeUpOpen;
}
