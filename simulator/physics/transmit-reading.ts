import { type SensorBend, type SensorSpec, showRail } from './sensor';

/** What reaches the station of one reading, in the point's unit. */
export interface TransmittedReading {
  readonly value: number;
  /** A current that no measurement gives: the station knows it for a broken wire or a short circuit. */
  readonly isFailure: boolean;
}

/**
 * The last link of the measuring chain, from what the transmitter shows to what the station reads: a chain on its rail gives the rail's value
 * whatever it shows, and `dropoutShare` of the readings are lost (null). `uniform` draws from [0, 1) and is asked only where readings can be lost.
 * Source: sensor faults of the fault-injection literature (stuck, dropout); rails of a 4-20 mA loop: `current-loop.ts`.
 */
export function transmitReading(
  spec: SensorSpec,
  shown: number,
  { bend, uniform }: { readonly bend: SensorBend; readonly uniform: () => number },
): TransmittedReading | null {
  const { railShare, dropoutShare } = bend;
  if (dropoutShare > 0 && uniform() < dropoutShare) return null;
  if (railShare === null) return { value: shown, isFailure: false };
  return { value: showRail(spec, railShare), isFailure: railShare < 0 || railShare > 1 };
}
