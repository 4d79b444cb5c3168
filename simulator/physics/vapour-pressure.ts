/**
 * Saturation pressure of water vapour over liquid water, Pa, from degC: Magnus form 611.2 exp(17.62 T / (243.12 + T)).
 * Source: WMO Guide to Instruments and Methods of Observation (No. 8), annex on humidity formulae; from memory. Valid for -45..60 degC within
 * 0.6 %, up to 100 degC within 3 %. Example: vapourPressure(20) = 2333 (steam tables: 2339).
 */
export function vapourPressure(waterC: number): number {
  return 611.2 * Math.exp((17.62 * waterC) / (243.12 + waterC));
}
