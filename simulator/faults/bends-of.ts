import type { ActiveFault, CollectorModel } from '../plant';
import { ALL_FAULTS } from './all-faults';
import { type Bends, HEALTHY } from './fault';

/** What all faults of one collector bend at `ts`: each one's severity climbs from 0 over its ramp. */
export function bendsOf(model: CollectorModel, faults: readonly ActiveFault[], ts: number): Bends {
  let bends = HEALTHY;
  for (const active of faults) {
    if (active.collector !== model.id) continue;
    const fault = ALL_FAULTS.find(({ id }) => id === active.id);
    const severity = reached(active, ts);
    if (fault && severity > 0) bends = fault.bend(bends, severity, { hopperVolumeM3: volumeOf(model) });
  }
  return bends;
}

function reached(fault: ActiveFault, ts: number): number {
  const elapsedS = (ts - fault.sinceTs) / 1000;
  if (elapsedS < 0) return 0;
  return fault.rampS > 0 ? fault.severity * Math.min(1, elapsedS / fault.rampS) : fault.severity;
}

function volumeOf(model: CollectorModel): number {
  return model.type === 'dry' ? model.hopperVolumeM3 : 0;
}
