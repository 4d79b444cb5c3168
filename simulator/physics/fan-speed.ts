import type { AirPath, FanCurve } from './fan-flow';

/**
 * Speed, a share of full, at which the fan moves `airFlowM3s` through the ducts: n = sqrt((b (Q + q)2 + k Q2 + (S / A) Q) / p0), the
 * inverse of `fanFlow`. Flows in m3/s. Above 1 where the fan cannot do it.
 */
export function fanSpeed(curve: FanCurve, airFlowM3s: number, path: AirPath): number {
  const throughFan = airFlowM3s + path.leakM3s;
  const pressurePa =
    curve.fallPaS2M6 * throughFan * throughFan +
    path.ductPaS2M6 * airFlowM3s * airFlowM3s +
    path.clothPaSM3 * airFlowM3s;
  return Math.sqrt(pressurePa / curve.shutOffPa);
}
