/** Thermal diffusivity of caked dust, m2/s: 0.06 W/(m K) / (500 kg/m3 x 1000 J/(kg K)). Own placeholder. */
const DIFFUSIVITY_M2_S = 1.2e-7;

/**
 * How late the heat of a nest under `depthM` of dust reaches what the probe feels, s: the time in which heat diffuses that far,
 * tau = d^2 / (2 a). 5 mm: about 100 s; 2 cm: half an hour; 5 cm: almost 3 h. First-order lag: own closure of the diffusion.
 */
export function probeLag(depthM: number): number {
  return depthM ** 2 / (2 * DIFFUSIVITY_M2_S);
}
