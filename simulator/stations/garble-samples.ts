import type { LineBends } from '../faults/fault';
import type { LineState } from './line-state';
import type { TelemetrySample } from './to-message';

/**
 * What the station makes of the samples of one moment, one of each collector: a frozen gateway gives them the values of the moment it began, a
 * wrong clock another time.
 */
export function garbleSamples(
  line: LineState,
  samples: readonly TelemetrySample[],
  bends: LineBends,
): readonly [LineState, readonly TelemetrySample[]] {
  const frozen = bends.frozen ? (line.frozen ?? samples) : null;
  const next = frozen === line.frozen ? line : { ...line, frozen };
  if (frozen === null && bends.clockOffsetMs === 0) return [next, samples];
  const told = samples.map((sample) => {
    const shown = frozen?.find(({ collector }) => collector === sample.collector) ?? sample;
    return { ...shown, ts: sample.ts + bends.clockOffsetMs };
  });
  return [next, told];
}
