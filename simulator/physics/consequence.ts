import { cubicLaw } from './cubic-law';
import { deflagrationPressure } from './deflagration-pressure';
import { type Isolation, isolationMargin } from './isolation-margin';
import type { VentedVessel } from './vent-area';
import { ductedPressure } from './vent-duct';
import { flameReach } from './vent-flame-reach';
import { type VentLimit, ventLimits } from './vent-limits';
import { reducedPressure } from './vent-reduced-pressure';

/** Moments of the pressure curve to the peak, at least. */
const MOMENTS = 1000;

export interface ExplosionCase {
  readonly volumeM3: number;
  readonly lengthOverDiameter: number;
  readonly pmaxBar: number;
  readonly kstBarMs: number;
  /** Overpressure that the housing bears, bar. */
  readonly strengthBar: number;
  /** null: none fitted. `ductM` 0: it opens into the free. */
  readonly vent: { readonly areaM2: number; readonly pstatBar: number; readonly ductM: number } | null;
  /** null: none fitted. */
  readonly isolation: Isolation | null;
  /** Collectors on the same ducts. */
  readonly connected: readonly string[];
}

export interface Consequence {
  /** Greatest rate of pressure rise of the closed housing, bar/s, and its time from ignition to the peak, s. */
  readonly riseBarS: number;
  readonly peakS: number;
  /** Greatest overpressure, bar: reduced by the vent where the formula holds, else Pmax. */
  readonly peakBar: number;
  readonly basis: 'closed' | 'vented' | 'vented-lowest' | 'vent-too-small' | 'vent-out-of-range';
  readonly outside: readonly VentLimit[];
  readonly housingBursts: boolean;
  /** Flame in front of the vent, m; null without a vent that works. */
  readonly flameReachM: number | null;
  readonly reached: readonly string[];
}

/**
 * Worst credible consequence of a dust explosion in one collector: cubic law and thin flame for the closed housing, EN 14491 for the
 * vented one, isolation by flame arrival against closing time; without isolation, or when it is late, every connected collector is
 * reached. Outside the vent formula's range nothing is promised and Pmax holds. Its independent twin is the risk model's; both are tested
 * on `data/catalogue/oracles/explosions.json`.
 */
export function worstConsequence(explosion: ExplosionCase): Consequence {
  const { isolation } = explosion;
  const isolated = isolation !== null && isolationMargin(isolation) >= 0;
  const vented = ventedPeak(explosion);
  const works = vented.basis === 'vented' || vented.basis === 'vented-lowest';
  return {
    riseBarS: cubicLaw(explosion.kstBarMs, explosion.volumeM3),
    peakS: timeToPeak(explosion),
    ...vented,
    housingBursts: vented.peakBar > explosion.strengthBar,
    flameReachM: works ? flameReach(explosion.volumeM3) : null,
    reached: isolated ? [] : explosion.connected,
  };
}

function ventedPeak(explosion: ExplosionCase): Pick<Consequence, 'peakBar' | 'basis' | 'outside'> {
  const { vent, pmaxBar } = explosion;
  if (!vent) return { peakBar: pmaxBar, basis: 'closed', outside: [] };
  const vessel: VentedVessel = { ...explosion, pstatBar: vent.pstatBar };
  const outside = ventLimits(vessel);
  if (outside.length > 0) return { peakBar: pmaxBar, basis: 'vent-out-of-range', outside };
  const reduced = reducedPressure(vessel, vent.areaM2);
  if (!reduced) return { peakBar: pmaxBar, basis: 'vent-too-small', outside };
  const duct = { areaM2: vent.areaM2, volumeM3: explosion.volumeM3, lengthM: vent.ductM };
  return {
    peakBar: Math.min(pmaxBar, ductedPressure(reduced.predBar, duct)),
    basis: reduced.lowest ? 'vented-lowest' : 'vented',
    outside,
  };
}

/** The closed curve lasts about Pmax over a third of its steepest rise, so a thousandth of that is a fine step. */
function timeToPeak(explosion: ExplosionCase): number {
  const stepS = explosion.pmaxBar / cubicLaw(explosion.kstBarMs, explosion.volumeM3) / MOMENTS;
  return deflagrationPressure(explosion, stepS).at(-1)?.timeS ?? Number.NaN;
}
