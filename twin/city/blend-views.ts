import type { CityView } from './city-view';

/** The view a part `t` (0..1) of the way, eased at both ends; distance in equal ratios, heading the short way round. */
export function blendViews(from: CityView, to: CityView, t: number): CityView {
  const s = t * t * (3 - 2 * t);
  const mix = (a: number, b: number) => a + (b - a) * s;
  const turn = ((to.headingDeg - from.headingDeg + 540) % 360) - 180;
  return {
    longitude: mix(from.longitude, to.longitude),
    latitude: mix(from.latitude, to.latitude),
    distanceKm: from.distanceKm * (to.distanceKm / from.distanceKm) ** s,
    headingDeg: (from.headingDeg + turn * s + 360) % 360,
    tiltDeg: mix(from.tiltDeg, to.tiltDeg),
  };
}
