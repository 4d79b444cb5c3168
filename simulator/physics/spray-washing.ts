/**
 * Share of the dust that the spray washes out: 1 - exp(-N), whose number of transfer units N grows with the water, N = N_rated q / q_rated.
 * `ratedShare` (below 1) holds at the rated flow. Form of Calvert's spray tower equation (textbooks, from memory) at constant air flow.
 * Example: sprayWashing(0.97, 0.5) = 0.827.
 */
export function sprayWashing(ratedShare: number, flowShare: number): number {
  return 1 - (1 - ratedShare) ** flowShare;
}
