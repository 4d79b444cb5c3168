import { SIDE_OF_LIMIT } from '../../../analytics/forecast/value-limits';
import type { ResolvedRule } from '../../../data/model/alarm';
import { levelOfPriority } from '../../../data/model/level';
import { POINTS, type PointId } from '../../../data/model/points';
import type { Collector } from '../../../data/model/registry';
import type { RangeLimit } from '../../ui/range-bar';

export interface PointScale {
  readonly scale: readonly [number, number];
  readonly normal: readonly [number, number] | undefined;
  readonly limits: readonly RangeLimit[];
}

/** What a point's bar spans, its normal band and its limits, all in the point's unit, from the collector's rules and set values. */
export function readPointScale(
  point: PointId,
  collector: Collector,
  rules: readonly ResolvedRule[],
): PointScale {
  const mine = rules.filter((rule) => rule.point === point);
  const limits = mine.flatMap((rule): RangeLimit[] => {
    const side = SIDE_OF_LIMIT[rule.id];
    const value = rule.numbers.limit;
    return side && value !== undefined ? [{ value, side, level: levelOfPriority(rule.priority) }] : [];
  });
  const scale = spanOf(point, collector, limits);
  return { scale, normal: normalBand(mine, limits, scale), limits };
}

/** From the rule on the set value where there is one, else between the innermost limits. */
function normalBand(
  rules: readonly ResolvedRule[],
  limits: readonly RangeLimit[],
  scale: readonly [number, number],
): readonly [number, number] | undefined {
  const numbers = rules.find((rule) => rule.id === 'dp-off-setpoint')?.numbers;
  if (numbers?.setValue !== undefined && numbers.tolerance !== undefined) {
    return [numbers.setValue - numbers.tolerance, numbers.setValue + numbers.tolerance];
  }
  if (limits.length === 0) return undefined;
  const low = limits.filter((limit) => limit.side === 'low').map((limit) => limit.value);
  const high = limits.filter((limit) => limit.side === 'high').map((limit) => limit.value);
  return [Math.max(scale[0], ...low), Math.min(scale[1], ...high)];
}

function spanOf(
  point: PointId,
  collector: Collector,
  limits: readonly RangeLimit[],
): readonly [number, number] {
  const [low, high] = POINTS[point].range;
  const top = Math.max(0, ...limits.map((limit) => limit.value));
  switch (point) {
    case 'tankLevelM':
      return [0, collector.wet?.tankHeightM ?? high];
    case 'sprayFlowM3h':
      return [0, (collector.wet?.ratedSprayM3h ?? high) * 1.3];
    case 'hopperTemperatureC':
    case 'inletTemperatureC':
      return [0, top > 0 ? top * 1.3 : high];
    case 'ductVelocityMs':
      return [0, 30];
    case 'sparkCount':
      return [0, 10];
    default:
      return [Math.max(0, low), top > 0 ? Math.min(high, top * 1.25) : high];
  }
}
