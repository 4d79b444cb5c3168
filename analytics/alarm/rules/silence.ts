/**
 * Receipt time at which a station is silent (`station-silent`, local rule): the time-out after it was last heard, after
 * it was first looked for, or after its plant stood still.
 */
export function stationSilentDue(heardTs: number, idleUntilTs: number, timeoutMs: number): number {
  return Math.max(heardTs, idleUntilTs) + timeoutMs;
}

/**
 * Receipt time at which a point is silent (`point-silent`, local rule). It is alarmed only if its station is not silent by
 * then: the station's one alarm stands for all its points. A station that came back gives each point a fresh time-out, and so
 * does a plant that stands still no longer: `countsFromTs` is the later of the two.
 */
export function pointSilentDue(heardTs: number | undefined, countsFromTs: number, timeoutMs: number): number {
  return Math.max(heardTs ?? 0, countsFromTs) + timeoutMs;
}
