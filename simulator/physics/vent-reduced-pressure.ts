import { type VentedVessel, ventArea } from './vent-area';
import { PRED_RANGE_BAR } from './vent-limits';

/** Halvings of the range: below a millionth of a bar. */
const HALVINGS = 40;

/**
 * Reduced overpressure, bar, that a vent of `areaM2` leaves: `ventArea` turned round by bisection, which it allows since the area falls as
 * the pressure rises. `lowest`: the vent is larger than the formula's lowest pressure (0.1 bar, or Pstat) asks for. null: even 2 bar, or
 * Pmax, need more area, so that the formula promises nothing.
 */
export function reducedPressure(
  vessel: VentedVessel,
  areaM2: number,
): { readonly predBar: number; readonly lowest: boolean } | null {
  let low = Math.max(PRED_RANGE_BAR[0], vessel.pstatBar);
  let high = Math.min(PRED_RANGE_BAR[1], vessel.pmaxBar);
  if (ventArea(vessel, low) <= areaM2) return { predBar: low, lowest: true };
  if (ventArea(vessel, high) > areaM2) return null;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (ventArea(vessel, middle) > areaM2) low = middle;
    else high = middle;
  }
  return { predBar: high, lowest: false };
}
