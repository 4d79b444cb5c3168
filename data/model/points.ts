/** What a station may send of a collector. Contract, table of values. */
export const POINT_IDS = [
  'running',
  'differentialPressurePa',
  'airlockFault',
  'hopperTemperatureC',
  'tankLevelM',
  'sprayFlowM3h',
  'inletTemperatureC',
  'sparkCount',
  'hydrogenPercentLel',
  'carbonMonoxidePpm',
  'ductVelocityMs',
  'producing',
] as const;

export type PointId = (typeof POINT_IDS)[number];
export type CollectorType = 'dry' | 'wet';

export interface PointDefinition {
  readonly id: PointId;
  readonly kind: 'bool' | 'analog' | 'count';
  /** Display unit; empty for a switch. */
  readonly unit: string;
  readonly decimals: number;
  /** The span a sensor of this kind can show. Outside it a value is kept with quality 1. */
  readonly range: readonly [number, number];
  /** Outside this no sensor of the kind can be: the value is rejected, because it is another unit or a broken number. */
  readonly possible: readonly [number, number];
  readonly mandatoryFor: readonly CollectorType[];
}

const both: readonly CollectorType[] = ['dry', 'wet'];

/** Ranges are the spans of common 4-20 mA instruments; our own defaults. */
export const POINTS: Readonly<Record<PointId, PointDefinition>> = {
  running: bool('running', both),
  differentialPressurePa: analog('differentialPressurePa', 'Pa', 0, [0, 5000], [-10_000, 50_000], ['dry']),
  airlockFault: bool('airlockFault', ['dry']),
  hopperTemperatureC: analog('hopperTemperatureC', '°C', 1, [-40, 200], [-100, 1500], ['dry']),
  tankLevelM: analog('tankLevelM', 'm', 3, [0, 2], [-5, 20], ['wet']),
  sprayFlowM3h: analog('sprayFlowM3h', 'm³/h', 1, [0, 50], [-100, 1000], ['wet']),
  inletTemperatureC: analog('inletTemperatureC', '°C', 1, [-40, 200], [-100, 1500], []),
  sparkCount: {
    id: 'sparkCount',
    kind: 'count',
    unit: '',
    decimals: 0,
    range: [0, 1000],
    possible: [0, 1_000_000],
    mandatoryFor: [],
  },
  hydrogenPercentLel: analog('hydrogenPercentLel', '%LEL', 1, [0, 100], [-10, 1000], []),
  carbonMonoxidePpm: analog('carbonMonoxidePpm', 'ppm', 0, [0, 1000], [-100, 100_000], []),
  ductVelocityMs: analog('ductVelocityMs', 'm/s', 1, [0, 40], [-50, 200], []),
  producing: bool('producing', []),
};

export function isPointId(text: string): text is PointId {
  return Object.hasOwn(POINTS, text);
}

function bool(id: PointId, mandatoryFor: readonly CollectorType[]): PointDefinition {
  return { id, kind: 'bool', unit: '', decimals: 0, range: [0, 1], possible: [0, 1], mandatoryFor };
}

function analog(
  id: PointId,
  unit: string,
  decimals: number,
  range: readonly [number, number],
  possible: readonly [number, number],
  mandatoryFor: readonly CollectorType[],
): PointDefinition {
  return { id, kind: 'analog', unit, decimals, range, possible, mandatoryFor };
}
