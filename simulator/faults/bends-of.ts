import type { ActiveFault, CollectorModel } from '../plant';
import { ALL_FAULTS } from './all-faults';
import { type Bends, HEALTHY } from './fault';

/** What all faults of one collector, and those of its neighbours that reach it, bend at `ts`: each one's severity climbs from 0 over its ramp. */
export function bendsOf(model: CollectorModel, faults: readonly ActiveFault[], ts: number): Bends {
  let bends = HEALTHY;
  for (const active of faults) {
    const isOwn = active.collector === model.id;
    if (!isOwn && !model.neighbours.includes(active.collector)) continue;
    const fault = ALL_FAULTS.find(({ id }) => id === active.id);
    const bend = isOwn ? fault?.bend : fault?.bendNeighbour;
    const elapsedS = (ts - active.sinceTs) / 1000;
    const severity = reached(active, elapsedS);
    if (bend && severity > 0) bends = bend(bends, severity, { model, elapsedS });
  }
  return bends;
}

function reached(fault: ActiveFault, elapsedS: number): number {
  if (elapsedS < 0) return 0;
  return fault.rampS > 0 ? fault.severity * Math.min(1, elapsedS / fault.rampS) : fault.severity;
}
