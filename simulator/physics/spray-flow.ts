import type { PumpSuction } from './cavitation-flow';
import type { Nozzles } from './nozzle-pressure';
import type { PumpCurve } from './pump-pressure';

/** Water, Pa per m of head. */
const PA_PER_M = 9789;

/** Tank, strainer, pump and nozzles in one ring. */
export interface SprayLoop extends PumpCurve, Nozzles, PumpSuction {
  /** Below this water over the suction the pump draws air, m. */
  readonly submergenceM: number;
}

/**
 * The loop's operating point: spray flow in m3/s where pump p0 n2 - b q2 and nozzles p = (q / (k N))2 agree, so
 * q = n sqrt(p0 / (b + 1 / (k N)2)), with full suction. `openShare` is the share of nozzles that is not clogged, `freeShare` the free share of
 * the strainer's area: what it takes beyond its clean loss (part of the pump's curve) is rho g k_s (1 / s2 - 1) q2.
 */
export function sprayFlow(
  loop: SprayLoop,
  pumpSpeed: number,
  free: { readonly openShare: number; readonly freeShare: number },
): number {
  const conductance = loop.nozzleM3sPaHalf * loop.nozzles * free.openShare;
  if (conductance <= 0 || pumpSpeed <= 0) return 0;
  const strainerPaS2M6 = PA_PER_M * loop.strainerMS2M6 * (1 / free.freeShare ** 2 - 1);
  const fallPaS2M6 = loop.fallPaS2M6 + strainerPaS2M6 + 1 / (conductance * conductance);
  return pumpSpeed * Math.sqrt(loop.shutOffPa / fallPaS2M6);
}
