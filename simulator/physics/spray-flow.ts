export interface SprayLoop {
  /** Pump pressure at no flow and full speed, Pa. */
  readonly shutOffPa: number;
  /** Fall of the pump curve, Pa per (m3/s)2. */
  readonly fallPaS2M6: number;
  /** Flow of one nozzle at 1 Pa, m3/s per root Pa. */
  readonly nozzleM3sPaHalf: number;
  readonly nozzles: number;
  /** Below this water over the suction the pump draws air, m. */
  readonly suctionM: number;
}

/**
 * Spray flow in m3/s: pump p0 n2 - b q2 meets nozzles q = k N sqrt(p), so q = n sqrt(p0 / (b + 1 / (k N)2)).
 * `openShare` is the share of nozzles that is not clogged. Air drawn in below `suctionM` takes flow in proportion (own closure).
 */
export function sprayFlow(loop: SprayLoop, pumpSpeed: number, levelM: number, openShare: number): number {
  const conductance = loop.nozzleM3sPaHalf * loop.nozzles * openShare;
  if (conductance <= 0 || pumpSpeed <= 0) return 0;
  const water = Math.min(1, Math.max(0, levelM / loop.suctionM));
  return water * pumpSpeed * Math.sqrt(loop.shutOffPa / (loop.fallPaS2M6 + 1 / (conductance * conductance)));
}
