import type { Collector } from '../../data/model/registry';

/** Share of the drag at the set value that clean but seasoned bags keep. Own closure: K1 / (K1 + K2 w) of common felt. */
const CLEAN_DRAG_SHARE = 0.4;
/** Bags count as full where the differential pressure would be this many times the set value, as in rule `dp-high`. */
const FULL_PRESSURE_RATIO = 1.5;
/** Fan efficiency, and shut-off pressure over duty pressure, of a common backward-curved fan. Own closure. */
const FAN_EFFICIENCY = 0.6;
const SHUT_OFF_RATIO = 1.3;

/**
 * Estimated dust load of the bags, 0 (clean) to 100 % (as at the upper limit), from the running differential pressure, Pa.
 * Drag S = dP / v; the airflow, which no sensor sends, follows a square-law fan and duct through the set value:
 * Q / Q_set = sqrt((p0 - dP) / (p0 - dP_set)), p0 from fan power and rated airflow. Null without a set value.
 */
export function bagLoadPercent(collector: Collector, differentialPressurePa: number): number | null {
  const setPa = collector.setValues.differentialPressurePa;
  if (setPa === undefined) return null;
  const shutOffPa = Math.max(2.2 * setPa, shutOffPressurePa(collector));
  const dragShare = (pa: number) => pa / setPa / Math.sqrt((shutOffPa - pa) / (shutOffPa - setPa));
  const full = dragShare(FULL_PRESSURE_RATIO * setPa);
  const now = dragShare(Math.min(Math.max(0, differentialPressurePa), 2 * setPa));
  return Math.min(100, Math.max(0, (100 * (now - CLEAN_DRAG_SHARE)) / (full - CLEAN_DRAG_SHARE)));
}

function shutOffPressurePa({ fanPowerKw, airflowM3h }: Collector): number {
  return (SHUT_OFF_RATIO * FAN_EFFICIENCY * fanPowerKw * 1000) / (airflowM3h / 3600);
}
