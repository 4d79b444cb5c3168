/** From the bed to the water over it and, laid dry, to still air, W/(m2 K). Own placeholders. */
const TO_WATER_W_M2_K = 200;
const TO_AIR_W_M2_K = 8;
/** With this much water over it the bed counts as covered, m. Own placeholder. */
const COVER_M = 0.1;

/** Heat that a bed of sludge on the tank's bottom gives to the water over it and to the air, W per K. Own closure, linear in the cover. */
export function sludgeCooling(
  areaM2: number,
  levelM: number,
): { readonly toWaterWK: number; readonly toAirWK: number } {
  const cover = Math.min(1, levelM / COVER_M);
  return { toWaterWK: TO_WATER_W_M2_K * areaM2 * cover, toAirWK: TO_AIR_W_M2_K * areaM2 * (1 - cover) };
}
