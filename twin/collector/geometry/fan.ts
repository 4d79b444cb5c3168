import { roundPath } from './round-path';
import { type LooseSolid, solid } from './solid';
import type { V3 } from './vector';

export interface FanPlace {
  /** Where the clean duct leaves the collector, on its right wall. */
  readonly outlet: V3;
  /** Centre of the fan wheel on the ground plan. */
  readonly x: number;
  readonly z: number;
  readonly airflowM3h: number;
  readonly stackTopY: number;
}

const CLEAN_DUCT_MS = 14;
const STACK_MS = 12;
const BLADES = 12;

/** Radius in metres of a round duct that carries the airflow at the given velocity. */
export function ductRadius(airflowM3h: number, velocityMs: number): number {
  return Math.sqrt(airflowM3h / 3600 / velocityMs / Math.PI);
}

/** Outer radius of the volute in metres: a drawing rule that grows with the square root of the airflow. */
export function voluteRadius(airflowM3h: number): number {
  return Math.min(1.15, 0.34 + 0.085 * Math.sqrt(airflowM3h / 1000));
}

/** Clean duct, centrifugal fan cut open in front of its wheel, motor, stack with rain cap. */
export function buildFan(place: FanPlace): readonly LooseSolid[] {
  const { x, z, airflowM3h } = place;
  const radius = voluteRadius(airflowM3h);
  const clean = ductRadius(airflowM3h, CLEAN_DUCT_MS);
  const stack = ductRadius(airflowM3h, STACK_MS);
  const axleY = radius + 0.4;
  const depth = Math.max(0.4, radius * 0.75);
  const back = z - depth / 2;
  const ductZ = back - clean - 0.25;
  const ductPath = roundPath(
    [
      place.outlet,
      [place.outlet[0] + 0.15, place.outlet[1], ductZ],
      [x, place.outlet[1], ductZ],
      [x, axleY, ductZ],
      [x, axleY, back],
    ],
    clean * 2,
  );
  const stackX = x + radius - stack;
  return [
    solid('fan', 'duct', { kind: 'tube', path: ductPath, radius: clean }),
    solid('fan', 'dark', { kind: 'box', at: [x, 0.1, z], size: [radius * 2.3, 0.2, depth * 1.6] }),
    solid('fan', 'frame', { kind: 'box', at: [x - radius * 0.7, axleY / 2, z], size: [0.1, axleY, depth] }),
    solid('fan', 'frame', { kind: 'box', at: [x + radius * 0.7, axleY / 2, z], size: [0.1, axleY, depth] }),
    solid('fan', 'steel', { kind: 'cylinder', from: [x, axleY, back], to: [x, axleY, back + 0.05], radius }),
    solid('fan', 'steel', {
      kind: 'cylinder',
      from: [x, axleY, back],
      to: [x, axleY, z + depth / 2],
      radius,
      open: true,
    }),
    solid('fan', 'cut', {
      kind: 'cylinder',
      from: [x, axleY, z + depth / 2],
      to: [x, axleY, z + depth / 2 + 0.03],
      radius: radius * 1.03,
      open: true,
    }),
    ...wheel([x, axleY, z], radius * 0.76, depth * 0.7),
    solid('fan', 'dark', {
      kind: 'cylinder',
      from: [x - radius - 0.25, 0.5, z - 0.35],
      to: [x - radius - 0.25, 0.5, z + 0.35],
      radius: 0.24,
    }),
    solid('fan', 'dark', { kind: 'box', at: [x - radius - 0.25, 0.14, z], size: [0.5, 0.28, 0.7] }),
    solid('fan', 'duct', {
      kind: 'cylinder',
      from: [stackX, axleY, z],
      to: [stackX, place.stackTopY, z],
      radius: stack,
    }),
    solid('fan', 'frame', {
      kind: 'cylinder',
      from: [stackX, place.stackTopY - 0.4, z],
      to: [stackX, place.stackTopY - 0.32, z],
      radius: stack * 1.18,
    }),
    solid('fan', 'steel', {
      kind: 'cylinder',
      from: [stackX, place.stackTopY + 0.3, z],
      to: [stackX, place.stackTopY + 0.55, z],
      radius: stack * 1.5,
      radiusTo: 0.02,
    }),
    solid(
      'fan',
      'frame',
      {
        kind: 'box',
        at: [stackX, place.stackTopY + 0.15, z],
        size: [stack * 1.6, 0.34, 0.04],
      },
      { edges: false },
    ),
  ];
}

function wheel(centre: V3, radius: number, depth: number): readonly LooseSolid[] {
  const [x, y, z] = centre;
  const motion = { kind: 'spin', about: centre, axis: 2, drive: 'fan' } as const;
  const plate = solid(
    'fan',
    'dark',
    { kind: 'cylinder', from: [x, y, z - depth / 2], to: [x, y, z - depth / 2 + 0.04], radius },
    { edges: false, motion },
  );
  const hub = solid(
    'fan',
    'cut',
    { kind: 'cylinder', from: [x, y, z - depth / 2], to: [x, y, z + depth / 2], radius: radius * 0.18 },
    { edges: false, motion },
  );
  const blades = Array.from({ length: BLADES }, (_, index) => {
    const angle = (index / BLADES) * Math.PI * 2;
    const at = (share: number, lag: number): V3 => [
      x + Math.cos(angle - lag) * radius * share,
      y + Math.sin(angle - lag) * radius * share,
      z - depth / 2,
    ];
    const inner = at(0.45, 0);
    const outer = at(1, 0.35);
    const corners = [
      inner,
      outer,
      [outer[0], outer[1], z + depth / 2],
      [inner[0], inner[1], z + depth / 2],
    ] as const;
    return solid('fan', 'cut', { kind: 'plate', corners, thickness: 0.025 }, { edges: false, motion });
  });
  return [plate, hub, ...blades];
}
