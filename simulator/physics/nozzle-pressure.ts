export interface Nozzles {
  /** Flow of one nozzle at 1 Pa, m3/s per root Pa. */
  readonly nozzleM3sPaHalf: number;
  readonly nozzles: number;
}

/**
 * Pressure that open nozzles need for a flow, Pa: p = (q / (k N))2, the orifice law q = k N sqrt(p). `openShare` is the share of them that
 * is not clogged; above 0. Valid for turbulent full-cone nozzles above some 20 kPa.
 */
export function nozzlePressure(nozzles: Nozzles, flowM3s: number, openShare: number): number {
  const perRootPa = flowM3s / (nozzles.nozzleM3sPaHalf * nozzles.nozzles * openShare);
  return perRootPa * perRootPa;
}
