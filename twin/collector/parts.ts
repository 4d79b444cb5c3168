import type { Alarm } from '../../data/model/alarm';
import type { EstimateId } from '../../data/model/frame';
import type { PointId } from '../../data/model/points';
import type { Collector } from '../../data/model/registry';

/** What can be pointed at. The same list is drawn in the scene and written beside it. */
export const PART_IDS = [
  'workshop',
  'duct',
  'spark-detector',
  'isolation-valve',
  'filter',
  'pulse',
  'hopper',
  'airlock',
  'vent',
  'tank',
  'spray',
  'eliminator',
  'pump',
  'sludge',
  'hydrogen-vent',
  'suppression',
  'inerting',
  'fan',
  'station',
  'camera',
] as const;
export type PartId = (typeof PART_IDS)[number];

export interface Part {
  readonly id: PartId;
  /** Points that the collector sends and that are read at this part. */
  readonly points: readonly PointId[];
  readonly estimates: readonly EstimateId[];
}

interface PartKind {
  readonly id: PartId;
  readonly fitted: (collector: Collector) => boolean;
  readonly points?: readonly PointId[];
  readonly estimates?: readonly EstimateId[];
}

const isDry = (collector: Collector): boolean => collector.type === 'dry';
const isWet = (collector: Collector): boolean => collector.type === 'wet';
const always = (): boolean => true;

/** In the order in which air passes them. A point belongs to the first fitted part that names it. */
const KINDS: readonly PartKind[] = [
  { id: 'workshop', fitted: always, points: ['producing'] },
  { id: 'spark-detector', fitted: (c) => c.devices.sparkDetection, points: ['sparkCount'] },
  { id: 'duct', fitted: always, points: ['ductVelocityMs', 'inletTemperatureC', 'sparkCount'] },
  { id: 'isolation-valve', fitted: (c) => c.devices.isolationValve },
  {
    id: 'filter',
    fitted: isDry,
    points: ['differentialPressurePa', 'carbonMonoxidePpm'],
    estimates: ['bagLoadPercent'],
  },
  { id: 'pulse', fitted: isDry },
  { id: 'hopper', fitted: isDry, points: ['hopperTemperatureC'], estimates: ['hopperLevelPercent'] },
  { id: 'airlock', fitted: isDry, points: ['airlockFault'] },
  { id: 'tank', fitted: isWet, points: ['tankLevelM', 'carbonMonoxidePpm'] },
  { id: 'spray', fitted: isWet, points: ['sprayFlowM3h'] },
  { id: 'eliminator', fitted: isWet },
  { id: 'pump', fitted: isWet },
  { id: 'sludge', fitted: isWet, estimates: ['sludgePercent'] },
  {
    id: 'hydrogen-vent',
    fitted: (c) => isWet(c) && (c.devices.hydrogenVent || c.points.includes('hydrogenPercentLel')),
    points: ['hydrogenPercentLel'],
  },
  { id: 'vent', fitted: (c) => isDry(c) && c.devices.explosionVent },
  { id: 'suppression', fitted: (c) => c.devices.suppression },
  { id: 'inerting', fitted: (c) => c.devices.inerting },
  { id: 'fan', fitted: always, points: ['running', 'differentialPressurePa', 'hydrogenPercentLel'] },
  { id: 'station', fitted: always },
];

/** The parts of one collector, each with what is read there. Every point that the collector sends is at exactly one part. */
export function partsOf(collector: Collector): readonly Part[] {
  const placed = new Set<PointId>();
  const parts: Part[] = [];
  for (const kind of KINDS) {
    if (!kind.fitted(collector)) continue;
    const points = (kind.points ?? []).filter(
      (point) => collector.points.includes(point) && !placed.has(point),
    );
    for (const point of points) placed.add(point);
    parts.push({ id: kind.id, points, estimates: kind.estimates ?? [] });
  }
  const rest = collector.points.filter((point) => !placed.has(point));
  return parts.map((part) => (part.id === 'fan' ? { ...part, points: [...part.points, ...rest] } : part));
}

const OF_STATION: ReadonlySet<Alarm['ruleId']> = new Set([
  'station-silent',
  'clock-skew',
  'messages-out-of-order',
  'gateway-frozen',
]);

/** Where an alarm shows: the part of its point, the cabinet for what is wrong with a station, else the fan, which runs the system. */
export function partOfAlarm(collector: Collector, alarm: Pick<Alarm, 'point' | 'ruleId'>): PartId {
  if (OF_STATION.has(alarm.ruleId)) return 'station';
  const { point } = alarm;
  if (point === null) return 'fan';
  return partsOf(collector).find((part) => part.points.includes(point))?.id ?? 'fan';
}

export function isPartId(text: string): text is PartId {
  return (PART_IDS as readonly string[]).includes(text);
}
