/** Thickness of a district without risk, kilometres of the scene: the map is a relief, not a plan. */
const FLAT_KM = 2.4;
/** Rise per point of actual risk, kilometres. 100 points stand 6 km above the flat. */
const RISE_KM_PER_POINT = 0.06;

/** Height of a district's top above the plate, kilometres of the scene, from the highest actual risk in it (0..100). */
export function reliefHeightKm(actual: number | null): number {
  return FLAT_KM + RISE_KM_PER_POINT * Math.min(100, Math.max(0, actual ?? 0));
}
