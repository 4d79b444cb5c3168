/** An explosion in one collector, as the risk model asks about it. Overpressures in bar. */
export interface CredibleExplosion {
  readonly volumeM3: number;
  readonly lengthOverDiameter: number;
  readonly pmaxBar: number;
  readonly kstBarMs: number;
  readonly strengthBar: number;
  readonly vent: { readonly areaM2: number; readonly pstatBar: number; readonly ductM: number } | null;
  readonly isolation: {
    readonly distanceM: number;
    readonly flameSpeedMs: number;
    readonly detectionS: number;
    readonly closingS: number;
  } | null;
  readonly connected: readonly string[];
}

export type PressureBasis = 'closed' | 'vented' | 'vented-lowest' | 'vent-too-small' | 'vent-out-of-range';

export interface CredibleConsequence {
  readonly riseBarS: number;
  readonly peakS: number;
  readonly peakBar: number;
  readonly basis: PressureBasis;
  readonly housingBursts: boolean;
  readonly flameReachM: number | null;
  readonly reached: readonly string[];
}

const ATMOSPHERE_BAR = 1.01325;
const HEAT_RATIO = 1.4;
const PANELS = 2000;
const LOWEST_PRED_BAR = 0.1;
const HIGHEST_PRED_BAR = 2;
const SOLVED_WITHIN = 1e-10;
const ATTEMPTS = 200;

/**
 * Worst credible consequence of an explosion in a collector: rate of rise by the cubic law, time to the peak by a thin flame in a closed
 * sphere, reduced pressure by EN 14491 / VDI 3673 (public code, reference physics.md 1.5), flame in front of the vent 10 V^(1/3) and at
 * most 30 m (from memory), spreading where isolation is missing or shuts after the flame. A vent outside the formula's range, or too
 * small for it, promises nothing: Pmax. Written apart from the simulator's law; both must agree on `data/catalogue/oracles/explosions.json`.
 */
export function credibleConsequence(explosion: CredibleExplosion): CredibleConsequence {
  const { pmaxBar, kstBarMs, volumeM3, strengthBar } = explosion;
  const edgeM = volumeM3 ** (1 / 3);
  const { bar: peakBar, basis } = peakPressure(explosion);
  return {
    riseBarS: kstBarMs / edgeM,
    peakS: secondsToPeak(pmaxBar, kstBarMs / edgeM),
    peakBar,
    basis,
    housingBursts: peakBar > strengthBar,
    flameReachM: basis.startsWith('vented') ? Math.min(30, 10 * edgeM) : null,
    reached: holdsFlame(explosion.isolation) ? [] : explosion.connected,
  };
}

function holdsFlame(isolation: CredibleExplosion['isolation']): boolean {
  if (!isolation) return false;
  const { distanceM, flameSpeedMs, detectionS, closingS } = isolation;
  return detectionS + closingS <= distanceM / flameSpeedMs;
}

/**
 * Integral of dP over dP/dt. With x = P / P0, e = Pm / P0 and burnt volume share b = 1 - x^(-1/g) (e - x) / (e - 1), the thin flame gives
 * dx/dt = (steepest rise / P0) (x / e)^(1/g) b^(2/3). In u = [(x - 1) / (e - 1)]^(1/3) nothing is singular; midpoint rule.
 */
function secondsToPeak(pmaxBar: number, steepestBarS: number): number {
  const span = pmaxBar / ATMOSPHERE_BAR;
  let total = 0;
  for (let i = 0; i < PANELS; i++) {
    const u = (i + 0.5) / PANELS;
    const x = 1 + span * u ** 3;
    const burnt = 1 - (1 - u ** 3) * x ** (-1 / HEAT_RATIO);
    total += (3 * u ** 2) / ((x / (1 + span)) ** (1 / HEAT_RATIO) * burnt ** (2 / 3));
  }
  return ((total / PANELS) * pmaxBar) / steepestBarS;
}

function peakPressure(explosion: CredibleExplosion): { readonly bar: number; readonly basis: PressureBasis } {
  const { vent, pmaxBar, volumeM3 } = explosion;
  if (!vent) return { bar: pmaxBar, basis: 'closed' };
  if (!isInRange(explosion, vent.pstatBar)) return { bar: pmaxBar, basis: 'vent-out-of-range' };
  const missing = (bar: number) => ventAreaFor({ ...explosion, pstatBar: vent.pstatBar }, bar) - vent.areaM2;
  const low = Math.max(LOWEST_PRED_BAR, vent.pstatBar);
  const high = Math.min(HIGHEST_PRED_BAR, pmaxBar);
  if (missing(high) > 0) return { bar: pmaxBar, basis: 'vent-too-small' };
  const behindDuct = 1 + 1.73 * (vent.areaM2 / volumeM3 ** 0.753) ** 1.6 * vent.ductM;
  const isLowest = missing(low) <= 0;
  const reducedBar = isLowest ? low : zeroBetween(missing, low, high);
  return { bar: Math.min(pmaxBar, reducedBar * behindDuct), basis: isLowest ? 'vented-lowest' : 'vented' };
}

/** EN 14491: V 0.1 to 10 000 m3, Pstat 0.1 to 1 bar (public code); L/D 1 to 20, Kst 10 to 800, Pmax 5 to 10 bar, to 12 above Kst 300 (memory). */
function isInRange(explosion: CredibleExplosion, pstatBar: number): boolean {
  const { volumeM3, lengthOverDiameter, pmaxBar, kstBarMs } = explosion;
  return (
    within(volumeM3, 0.1, 10_000) &&
    within(lengthOverDiameter, 1, 20) &&
    within(pstatBar, 0.1, 1) &&
    within(kstBarMs, 10, 800) &&
    within(pmaxBar, 5, kstBarMs <= 300 ? 10 : 12)
  );
}

function within(value: number, low: number, high: number): boolean {
  return low <= value && value <= high;
}

/** Vent area, m2, that leaves the reduced overpressure `bar`: B (1 + C log10(L/D)), EN 14491 as above; says nothing of its range. */
export function ventAreaFor(
  vessel: Pick<CredibleExplosion, 'volumeM3' | 'lengthOverDiameter' | 'pmaxBar' | 'kstBarMs'> & {
    readonly pstatBar: number;
  },
  bar: number,
): number {
  const { volumeM3, lengthOverDiameter, pmaxBar, kstBarMs, pstatBar } = vessel;
  const short =
    (0.00003264 * pmaxBar * kstBarMs * Math.exp(-0.569 * Math.log(bar)) +
      (0.27 * (pstatBar - 0.1)) / Math.sqrt(bar)) *
    volumeM3 ** 0.753;
  if (bar >= 1.5) return short;
  return short * (1 + (0.758 - 4.305 * Math.log10(bar)) * Math.log10(lengthOverDiameter));
}

/** Zero of a falling function between two bounds of different sign: regula falsi, Illinois variant. */
function zeroBetween(of: (x: number) => number, from: number, to: number): number {
  let [a, b] = [from, to];
  let [atA, atB] = [of(a), of(b)];
  for (let i = 0; i < ATTEMPTS && Math.abs(b - a) > SOLVED_WITHIN; i++) {
    const x = (a * atB - b * atA) / (atB - atA);
    const at = of(x);
    if (Math.abs(at) < SOLVED_WITHIN) return x;
    if (Math.sign(at) === Math.sign(atB)) atA /= 2;
    else [a, atA] = [b, atB];
    [b, atB] = [x, at];
  }
  return b;
}
