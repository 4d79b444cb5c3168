import type { Collector } from '../../data/model/registry';
import { type CredibleExplosion, ventAreaFor } from './consequence';
import type { DustNumbers } from './score-dust';

/** Where a dust's own numbers are unknown: the worst row of the dust catalogue (aluminium), bar and bar m/s. */
const WORST_PMAX_BAR = 12.4;
const WORST_KST_BAR_MS = 620;
/** Overpressure that a usual housing of sheet steel bears, and at which a usual vent opens, bar. Own placeholders: neither is registered. */
const STRENGTH_BAR = 0.4;
const PSTAT_BAR = 0.1;
/** Distance of one bag to the next in bag diameters, as the twin draws them. */
const PITCH = 1.5;
/** A valve taken at its word: 5 m of duct at 100 m/s against 40 ms. Own placeholders: none of it is registered. */
const USUAL_VALVE = { distanceM: 5, flameSpeedMs: 100, detectionS: 0.01, closingS: 0.03 } as const;

interface Housing {
  readonly volumeM3: number;
  readonly lengthOverDiameter: number;
}

/**
 * The explosion that a collector's record lets one expect. What it names counts (dust or laboratory report, design sizes, devices), what it
 * does not name is a placeholder above: a fitted vent is taken as sized by EN 14491 for the housing's strength, a fitted valve as fast enough.
 * Suppression and inerting are not credited. Connected are the `others` of the same workshop. Overpressures in bar.
 */
export function explosionOf(
  collector: Collector,
  dust: DustNumbers | undefined,
  others: readonly Collector[],
): CredibleExplosion {
  const { devices, labReport, id, workshop } = collector;
  const pmaxMPa = labReport?.pmaxMPa ?? dust?.pmaxMPa;
  const closed = {
    ...housingOf(collector),
    pmaxBar: pmaxMPa ? 10 * pmaxMPa : WORST_PMAX_BAR,
    kstBarMs: labReport?.kstBarMs ?? dust?.kstBarMs ?? WORST_KST_BAR_MS,
  };
  const areaM2 = ventAreaFor({ ...closed, pstatBar: PSTAT_BAR }, STRENGTH_BAR);
  return {
    ...closed,
    strengthBar: STRENGTH_BAR,
    vent: devices.explosionVent ? { areaM2, pstatBar: PSTAT_BAR, ductM: 0 } : null,
    isolation: devices.isolationValve ? USUAL_VALVE : null,
    connected: others
      .filter((other) => other.id !== id && other.workshop.zh === workshop.zh)
      .map((other) => other.id),
  };
}

/** Dry: the box of the bags less the bags, and the hopper as a pyramid. Wet: the housing over a tank, twice as high as the tank. Own geometry. */
function housingOf({ dry, wet, airflowM3h }: Collector): Housing {
  if (dry) {
    const bags = dry.bagRows * dry.bagsPerRow;
    const floorM2 = bags * (PITCH * dry.bagDiameterM) ** 2;
    const freeM2 = floorM2 - bags * (Math.PI / 4) * dry.bagDiameterM ** 2;
    const heightM = dry.bagLengthM + (3 * dry.hopperVolumeM3) / floorM2;
    return { volumeM3: freeM2 * dry.bagLengthM + dry.hopperVolumeM3, ...slenderness(heightM, floorM2) };
  }
  if (wet) {
    const heightM = 2 * wet.tankHeightM;
    return { volumeM3: heightM * wet.tankAreaM2, ...slenderness(heightM, wet.tankAreaM2) };
  }
  return { volumeM3: airflowM3h / 1000, lengthOverDiameter: 1 };
}

/** Length over the diameter of a circle of the same area, at least 1. */
function slenderness(heightM: number, areaM2: number): Pick<Housing, 'lengthOverDiameter'> {
  return { lengthOverDiameter: Math.max(1, heightM / Math.sqrt((4 * areaM2) / Math.PI)) };
}
