/**
 * Receipt time at which a station is silent (`station-silent`, local rule): the time-out after it was last heard, or after
 * it was first looked for.
 */
export function stationSilentDue(heardTs: number, timeoutMs: number): number {
  return heardTs + timeoutMs;
}

/**
 * Receipt time at which a point is silent (`point-silent`, local rule). It is alarmed only if its station is not silent by
 * then: the station's one alarm stands for all its points. A station that came back gives each point a fresh time-out.
 */
export function pointSilentDue(
  heardTs: number | undefined,
  stationBackTs: number,
  timeoutMs: number,
): number {
  return Math.max(heardTs ?? 0, stationBackTs) + timeoutMs;
}
