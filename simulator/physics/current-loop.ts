/** What a broken wire and a short circuit make of a 4-20 mA loop. NAMUR NE 43: at least 21.0 mA or at most 3.6 mA is a failure, not a value (from memory). */
export const FAILURE_MA = { open: 21, short: 3.6 } as const;

/**
 * Share of the span that a current of a 4-20 mA loop stands for: (i - 4) / 16. 4 mA is 0, 20 mA is 1; below and above lie the failure currents.
 * Linear; mA. @example loopShare(21) // 1.0625
 */
export function loopShare(milliampere: number): number {
  return (milliampere - 4) / 16;
}
