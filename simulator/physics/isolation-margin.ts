export interface Isolation {
  /** Duct from the collector to the valve, m. */
  readonly distanceM: number;
  /** Mean speed of the flame in the duct, m/s. */
  readonly flameSpeedMs: number;
  /** From the flame's entry into the duct until the valve is triggered, s. */
  readonly detectionS: number;
  /** From the trigger until it is shut, s. */
  readonly closingS: number;
}

/**
 * Time between the shutting of an isolation valve and the flame's arrival, s: l / v - (t_detection + t_closing). Below 0 the flame passes.
 * The least distance of installation in EN 15089 rests on the same balance (from memory); the flame's speed grows along
 * a duct, so give the mean over the distance at the most violent test.
 */
export function isolationMargin(isolation: Isolation): number {
  return isolation.distanceM / isolation.flameSpeedMs - (isolation.detectionS + isolation.closingS);
}
