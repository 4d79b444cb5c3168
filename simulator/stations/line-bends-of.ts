import { bendsOf } from '../faults/bends-of';
import { type LineBends, SOUND_LINE } from '../faults/fault';
import type { Plant, PlantState } from '../plant';

/** What bends a station's line now: what the faults of any of its collectors do to it, together. A greater share wins, offsets of the clock add. */
export function lineBendsOf(plant: Plant, state: PlantState): LineBends {
  let together = SOUND_LINE;
  if (state.faults.length === 0) return together;
  for (const model of plant.collectors) {
    const { line } = bendsOf(model, state.faults, state.ts);
    if (line !== SOUND_LINE) together = join(together, line);
  }
  return together;
}

function join(a: LineBends, b: LineBends): LineBends {
  return {
    powerLost: a.powerLost || b.powerLost,
    networkLost: a.networkLost || b.networkLost,
    repeatedShare: Math.max(a.repeatedShare, b.repeatedShare),
    swappedShare: Math.max(a.swappedShare, b.swappedShare),
    clockOffsetMs: a.clockOffsetMs + b.clockOffsetMs,
    frozen: a.frozen || b.frozen,
  };
}
