/**
 * Greatest rate of pressure rise of a dust explosion in a closed vessel, bar/s: (dp/dt)max = Kst / V^(1/3), Kst in bar m/s, V in m3
 * (ISO 6184-1, EN 14034-2; Bartknecht). Example: 20 litres and 100 bar m/s give 368 bar/s, since 0.02^(1/3) = 0.271. Holds for a thin
 * flame in a round vessel and the same turbulence as in the test; a real cloud can be slower or faster (Eckhoff 2003, 4.2.5).
 */
export function cubicLaw(kstBarMs: number, volumeM3: number): number {
  return kstBarMs / Math.cbrt(volumeM3);
}
