import type { VentedVessel } from './vent-area';

export type VentLimit = 'volumeM3' | 'lengthOverDiameter' | 'pstatBar' | 'pmaxBar' | 'kstBarMs';

type Range = readonly [number, number];

/** Volume, Pstat, Pred: as public code checks them (reference physics.md 1.5). L/D, Pmax, Kst: EN 14491 from memory, unverified. */
const RANGES: Readonly<Record<Exclude<VentLimit, 'pmaxBar'>, Range>> = {
  volumeM3: [0.1, 10_000],
  lengthOverDiameter: [1, 20],
  pstatBar: [0.1, 1],
  kstBarMs: [10, 800],
};
export const PRED_RANGE_BAR: Range = [0.1, 2];
/** Pmax up to 10 bar with dusts of Kst 300 and less, up to 12 bar above. */
const FIERCE_KST = 300;

/** What lies outside the range for which EN 14491 gives its vent areas; empty when all is inside. */
export function ventLimits(vessel: VentedVessel): readonly VentLimit[] {
  const limits: readonly (readonly [VentLimit, Range])[] = [
    ['volumeM3', RANGES.volumeM3],
    ['lengthOverDiameter', RANGES.lengthOverDiameter],
    ['pstatBar', RANGES.pstatBar],
    ['pmaxBar', [5, vessel.kstBarMs > FIERCE_KST ? 12 : 10]],
    ['kstBarMs', RANGES.kstBarMs],
  ];
  return limits.flatMap(([name, [low, high]]) => (vessel[name] >= low && vessel[name] <= high ? [] : [name]));
}
