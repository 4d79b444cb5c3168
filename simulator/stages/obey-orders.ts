import type { Bends } from '../faults/fault';
import { approach } from '../physics/approach';
import type { CollectorModel, CollectorState, Production } from '../plant';
import type { Rng } from '../random/rng';

/** What holds for one collector during one step. */
export interface Moment {
  readonly dtS: number;
  readonly outdoorC: number;
  /** Relative humidity in the workshop, percent. */
  readonly humidityPercent: number;
  /** The shop's plan: it wants to produce. */
  readonly producing: boolean;
  /** The shop's plan: the collector is switched on. */
  readonly ordered: boolean;
  /** An operator switched the fan off: the interlock holds as after a trip. */
  readonly fanStopped: boolean;
  readonly bends: Bends;
  readonly rng: Rng;
}

/** The interlock stops production this long after a trip, s. Own default. */
const INTERLOCK_S = 5;

/** Who runs and who produces: the plan, bent by people and trips. Production load wanders as a bounded Ornstein-Uhlenbeck process. */
export function obeyOrders<S extends CollectorState>(model: CollectorModel, state: S, moment: Moment): S {
  const { bends, dtS } = moment;
  const fanOff = bends.fanTripped || moment.fanStopped;
  const tripped = fanOff && moment.ordered;
  const trippedS = tripped ? state.trippedS + dtS : 0;
  return {
    ...state,
    running: moment.ordered && !bends.collectorOff && !fanOff,
    producing: moment.producing && trippedS < INTERLOCK_S,
    trippedS,
    load: wander(model.production, state.load, moment),
  };
}

function wander(production: Production, load: number, { dtS, rng }: Moment): number {
  const { meanLoad, deviation, memoryS } = production;
  const keep = Math.exp(-dtS / memoryS);
  const next = approach(load, meanLoad, dtS, memoryS) + deviation * Math.sqrt(1 - keep * keep) * rng.normal();
  return Math.min(1.2, Math.max(0.5, next));
}
