/**
 * Receipt time at which a station is silent (`station-silent`, local rule): the time-out after it was last heard, or after
 * it was first looked for.
 */
export function stationSilentDue(heardTs: number, timeoutMs: number): number {
  return heardTs + timeoutMs;
}

/**
 * Receipt time at which a point is silent (`point-silent`, local rule), or null when its station is silent by then:
 * then the station's one alarm stands for all its points. A station that came back gives each point a fresh time-out.
 */
export function pointSilentDue(point: {
  readonly heardTs: number | undefined;
  readonly stationBackTs: number;
  readonly stationSilentTs: number;
  readonly timeoutMs: number;
}): number | null {
  const due = Math.max(point.heardTs ?? 0, point.stationBackTs) + point.timeoutMs;
  return due < point.stationSilentTs ? due : null;
}
