import { depositExchange } from '../physics/deposit-exchange';
import { ductFreeShare } from '../physics/duct-free-share';
import type { CollectorModel, CollectorState } from '../plant';
import type { Moment } from './obey-orders';

/** Dust that the hoods draw in, what of it settles in the main duct, and what the air brings to the collector. */
export function carryDust<S extends CollectorState>(model: CollectorModel, state: S, moment: Moment): S {
  const { bends, dtS } = moment;
  const hoodKgM3 = state.producing ? model.dustKgM3 * state.load * bends.dustFactor : 0;
  const airM3 = state.airFlowM3s * dtS;
  const broughtKg = hoodKgM3 * state.airFlowM3s * dtS;
  const settledKg = airM3 > 0 ? settling(model, state, broughtKg, dtS) : 0;
  return {
    ...state,
    inletDustKgM3: settledKg === 0 ? hoodKgM3 : (broughtKg - settledKg) / airM3,
    ductDepositKg: state.ductDepositKg + settledKg,
    dustInKg: state.dustInKg + broughtKg,
  };
}

function settling(model: CollectorModel, state: CollectorState, broughtKg: number, dtS: number): number {
  const { duct, ductAreaM2 } = model;
  const freeAreaM2 = ductAreaM2 * ductFreeShare(state.ductDepositKg, duct.depositFullKg);
  return depositExchange(
    {
      velocityMs: state.airFlowM3s / freeAreaM2,
      transportMs: duct.transportMs,
      broughtKg,
      depositKg: state.ductDepositKg,
    },
    dtS,
  );
}
