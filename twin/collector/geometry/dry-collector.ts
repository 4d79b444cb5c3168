import type { Collector, DryDesign } from '../../../data/model/registry';
import { type DrySize, dryCollectorSize } from './dry-size';
import { type Frame, frameAround } from './frame';
import { type Hopper, hopperSection } from './hopper';
import { boxBetween, type LooseSolid, solid } from './solid';
import type { V3 } from './vector';

export interface Bag {
  readonly collector: string;
  /** Counted along x from the left. */
  readonly column: number;
  /** Centre of the top end. */
  readonly at: V3;
  readonly radius: number;
  readonly length: number;
}

export interface DryCollector {
  readonly size: DrySize;
  readonly solids: readonly LooseSolid[];
  readonly bags: readonly Bag[];
  readonly hoppers: readonly Hopper[];
  /** Centre of the raw-gas opening in the left wall. */
  readonly inlet: V3;
  /** Centre of the clean-gas opening in the right wall. */
  readonly outlet: V3;
}

const WALL_M = 0.05;

/** A pulse-jet collector whose body stands round (x, z), cut open towards the viewer. */
export function buildDryCollector(
  collector: Collector,
  design: DryDesign,
  x: number,
  z: number,
): DryCollector {
  const size = dryCollectorSize(design);
  const frame = frameAround(x, z, size);
  const hoppers = placeHoppers(collector.id, size, frame.left, z);
  const inletY = size.hopperTopY + 0.28;
  const solids = [
    ...housing(size, frame),
    ...stiffeners(size, frame),
    ...legs(size, frame),
    ...pulseSystem(size, frame),
    ...hoppers.flatMap((hopper) => hopperWalls(hopper)),
    ...hoppers.flatMap((hopper) => discharge(hopper, design)),
    ...ladderAndPlatform(size, frame),
    ...(collector.devices.explosionVent ? vents(size, frame) : []),
    ...bottles(collector, frame),
  ];
  return {
    size,
    solids,
    bags: placeBags(collector.id, design, size, frame.left, frame.back),
    hoppers,
    inlet: [frame.left, inletY, z - size.depth * 0.18],
    outlet: [frame.right, (size.tubeSheetY + size.roofY) / 2, z - size.depth * 0.18],
  };
}

function housing(size: DrySize, { left, right, back, front }: Frame): readonly LooseSolid[] {
  const bottom = size.hopperTopY;
  const cut = (min: V3, max: V3): LooseSolid => solid('filter', 'cut', boxBetween(min, max));
  const lip = 0.012;
  return [
    solid('filter', 'steel', boxBetween([left, bottom, back], [right, size.roofY, back + WALL_M])),
    solid('filter', 'steel', boxBetween([left, bottom, back], [left + WALL_M, size.roofY, front])),
    solid('filter', 'steel', boxBetween([right - WALL_M, bottom, back], [right, size.roofY, front])),
    solid('filter', 'steel', boxBetween([left, size.roofY - WALL_M, back], [right, size.roofY, front])),
    solid(
      'filter',
      'frame',
      boxBetween([left, size.tubeSheetY, back], [right, size.tubeSheetY + 0.04, front - 0.02]),
    ),
    cut([left - lip, bottom, front], [left + WALL_M + lip, size.roofY, front + 0.02]),
    cut([right - WALL_M - lip, bottom, front], [right + lip, size.roofY, front + 0.02]),
    cut([left, size.roofY - WALL_M - lip, front], [right, size.roofY + lip, front + 0.02]),
    cut([left, size.tubeSheetY - lip, front - 0.02], [right, size.tubeSheetY + 0.04 + lip, front + 0.02]),
  ];
}

function stiffeners(size: DrySize, { left, right, back, front }: Frame): readonly LooseSolid[] {
  const count = Math.max(2, Math.round((size.roofY - size.hopperTopY) / 0.9));
  return Array.from({ length: count }, (_, index) => {
    const y = size.hopperTopY + ((index + 0.5) * (size.roofY - size.hopperTopY)) / count;
    return [
      solid('filter', 'frame', boxBetween([left - 0.05, y - 0.03, back], [left, y + 0.03, front])),
      solid('filter', 'frame', boxBetween([right, y - 0.03, back], [right + 0.05, y + 0.03, front])),
    ];
  }).flat();
}

function legs(size: DrySize, { left, right, back, front }: Frame): readonly LooseSolid[] {
  const side = 0.14;
  const post = (x: number, z: number): readonly LooseSolid[] => [
    solid('structure', 'frame', boxBetween([x, 0, z], [x + side, size.hopperTopY - 0.12, z + side])),
    solid('structure', 'dark', boxBetween([x - 0.07, 0, z - 0.07], [x + side + 0.07, 0.05, z + side + 0.07])),
  ];
  const beam = (min: V3, max: V3): LooseSolid => solid('structure', 'frame', boxBetween(min, max));
  const [low, high] = [size.hopperTopY - 0.12, size.hopperTopY];
  const middle = size.hopperTopY * 0.55;
  return [
    ...post(left, back),
    ...post(right - side, back),
    ...post(left, front - side),
    ...post(right - side, front - side),
    beam([left, low, back], [right, high, back + 0.08]),
    beam([left, low, back], [left + 0.08, high, front]),
    beam([right - 0.08, low, back], [right, high, front]),
    beam([left, low, front - 0.08], [right, high, front + 0.02]),
    beam([left + side, middle, back + 0.02], [right - side, middle + 0.08, back + 0.1]),
    beam([left + 0.02, middle, back + side], [left + 0.1, middle + 0.08, front - side]),
    beam([right - 0.1, middle, back + side], [right - 0.02, middle + 0.08, front - side]),
  ];
}

function placeBags(
  collector: string,
  design: DryDesign,
  size: DrySize,
  left: number,
  back: number,
): readonly Bag[] {
  const startX = left + (size.width - (size.columns - 1) * size.pitch) / 2;
  const startZ = back + (size.depth - (size.perColumn - 1) * size.pitch) / 2;
  return Array.from({ length: size.columns * size.perColumn }, (_, index) => {
    const column = index % size.columns;
    const deep = Math.floor(index / size.columns);
    return {
      collector,
      column,
      at: [startX + column * size.pitch, size.tubeSheetY, startZ + deep * size.pitch],
      radius: design.bagDiameterM / 2,
      length: design.bagLengthM,
    };
  });
}

/** Compressed-air header on the roof, a pulse valve and a blow tube for every column of bags. */
function pulseSystem(size: DrySize, { left, right, back, front }: Frame): readonly LooseSolid[] {
  const tankY = size.roofY + 0.3;
  const tankZ = back + 0.28;
  const startX = left + (size.width - (size.columns - 1) * size.pitch) / 2;
  const columns = Array.from({ length: size.columns }, (_, column) => startX + column * size.pitch);
  return [
    solid('pulse', 'duct', {
      kind: 'cylinder',
      from: [left + 0.1, tankY, tankZ],
      to: [right - 0.1, tankY, tankZ],
      radius: 0.15,
    }),
    ...[left + 0.3, right - 0.3].map((x) =>
      solid(
        'pulse',
        'frame',
        boxBetween([x - 0.03, size.roofY, tankZ - 0.1], [x + 0.03, tankY, tankZ + 0.1]),
        { edges: false },
      ),
    ),
    ...columns.flatMap((x) => [
      solid(
        'pulse',
        'dark',
        {
          kind: 'cylinder',
          from: [x, tankY + 0.1, tankZ],
          to: [x, tankY + 0.3, tankZ],
          radius: Math.min(0.07, size.pitch * 0.32),
        },
        { edges: false },
      ),
      solid(
        'pulse',
        'cut',
        {
          kind: 'cylinder',
          from: [x, size.tubeSheetY + 0.32, back + 0.1],
          to: [x, size.tubeSheetY + 0.32, front - 0.08],
          radius: 0.025,
        },
        { edges: false },
      ),
    ]),
  ];
}

function placeHoppers(collector: string, size: DrySize, left: number, z: number): readonly Hopper[] {
  const each = size.width / size.hopperCount;
  return Array.from({ length: size.hopperCount }, (_, index) => ({
    collector,
    x: left + each * (index + 0.5),
    z,
    bottomY: size.outletY,
    topY: size.hopperTopY - 0.06,
    halfWidth: each / 2 - 0.03,
    halfDepth: size.depth / 2 - 0.03,
  }));
}

/** Three steel walls; the front one is glass, so that the estimated fill shows. */
function hopperWalls(hopper: Hopper): readonly LooseSolid[] {
  const [w0, d0] = hopperSection(hopper, 0);
  const [w1, d1] = hopperSection(hopper, 1);
  const corner = (sx: number, sz: number, top: boolean): V3 => [
    hopper.x + sx * (top ? w1 : w0),
    top ? hopper.topY : hopper.bottomY,
    hopper.z + sz * (top ? d1 : d0),
  ];
  const wall = (
    a: readonly [number, number],
    b: readonly [number, number],
    tone: 'steel' | 'glass',
  ): LooseSolid =>
    solid('hopper', tone, {
      kind: 'plate',
      corners: [
        corner(a[0], a[1], false),
        corner(b[0], b[1], false),
        corner(b[0], b[1], true),
        corner(a[0], a[1], true),
      ],
      thickness: tone === 'glass' ? 0.005 : 0.03,
    });
  const cutEdge = (sx: number): LooseSolid =>
    solid(
      'hopper',
      'cut',
      { kind: 'cylinder', from: corner(sx, 1, false), to: corner(sx, 1, true), radius: 0.035 },
      { edges: false },
    );
  return [
    wall([1, -1], [-1, -1], 'steel'),
    wall([-1, -1], [-1, 1], 'steel'),
    wall([1, 1], [1, -1], 'steel'),
    wall([-1, 1], [1, 1], 'glass'),
    cutEdge(-1),
    cutEdge(1),
  ];
}

function discharge(hopper: Hopper, design: DryDesign): readonly LooseSolid[] {
  const { x, z } = hopper;
  return [...lock(design.airlock, x, hopper.bottomY, z), ...dustBin(x, z)];
}

function lock(kind: DryDesign['airlock'], x: number, top: number, z: number): readonly LooseSolid[] {
  const flange = (y: number): LooseSolid =>
    solid('airlock', 'frame', { kind: 'box', at: [x, y, z], size: [0.5, 0.05, 0.5] });
  if (kind === 'none')
    return [
      flange(top - 0.03),
      solid('airlock', 'dark', { kind: 'box', at: [x + 0.2, top - 0.09, z], size: [0.9, 0.04, 0.4] }),
    ];
  if (kind === 'screw') return [flange(top - 0.03), ...screw(x, top - 0.27, z)];
  if (kind === 'double-flap') return [flange(top - 0.03), ...doubleFlap(x, top, z), flange(top - 0.66)];
  return [flange(top - 0.03), ...rotary(x, top - 0.33, z), flange(top - 0.63)];
}

function rotary(x: number, y: number, z: number): readonly LooseSolid[] {
  const radius = 0.27;
  const half = 0.2;
  const about: V3 = [x, y, z];
  const motion = { kind: 'spin', about, axis: 2, drive: 'airlock' } as const;
  const vanes = Array.from({ length: 6 }, (_, index) => {
    const angle = (index / 6) * Math.PI * 2;
    const tip: V3 = [x + Math.cos(angle) * radius * 0.93, y + Math.sin(angle) * radius * 0.93, z];
    return solid(
      'airlock',
      'cut',
      {
        kind: 'plate',
        corners: [
          [x, y, z - half + 0.05],
          [tip[0], tip[1], z - half + 0.05],
          [tip[0], tip[1], z + half],
          [x, y, z + half],
        ],
        thickness: 0.03,
      },
      { edges: false, motion },
    );
  });
  return [
    solid('airlock', 'steel', {
      kind: 'cylinder',
      from: [x, y, z - half],
      to: [x, y, z - half + 0.03],
      radius,
    }),
    solid('airlock', 'steel', {
      kind: 'cylinder',
      from: [x, y, z - half],
      to: [x, y, z + half + 0.02],
      radius: radius + 0.02,
      open: true,
    }),
    solid(
      'airlock',
      'dark',
      { kind: 'cylinder', from: [x, y, z - half], to: [x, y, z + half], radius: 0.06 },
      { edges: false, motion },
    ),
    ...vanes,
    solid('airlock', 'dark', { kind: 'cylinder', from: [x + 0.3, y, z], to: [x + 0.72, y, z], radius: 0.12 }),
  ];
}

function screw(x: number, y: number, z: number): readonly LooseSolid[] {
  const motion = { kind: 'spin', about: [x, y, z], axis: 0, drive: 'airlock' } as const;
  return [
    solid('airlock', 'steel', { kind: 'cylinder', from: [x - 0.35, y, z], to: [x + 0.7, y, z], radius: 0.2 }),
    solid('airlock', 'dark', { kind: 'cylinder', from: [x + 0.72, y, z], to: [x + 1.1, y, z], radius: 0.14 }),
    solid(
      'airlock',
      'cut',
      { kind: 'box', at: [x - 0.37, y, z], size: [0.03, 0.34, 0.08] },
      { edges: false, motion },
    ),
    solid('airlock', 'steel', {
      kind: 'cylinder',
      from: [x, y - 0.1, z],
      to: [x, y - 0.45, z],
      radius: 0.14,
    }),
  ];
}

function doubleFlap(x: number, top: number, z: number): readonly LooseSolid[] {
  return [0.22, 0.5].flatMap((drop) => [
    solid('airlock', 'steel', { kind: 'box', at: [x, top - drop, z], size: [0.38, 0.24, 0.38] }),
    solid(
      'airlock',
      'dark',
      {
        kind: 'cylinder',
        from: [x + 0.2, top - drop, z + 0.1],
        to: [x + 0.42, top - drop - 0.1, z + 0.1],
        radius: 0.04,
      },
      { edges: false },
    ),
  ]);
}

function dustBin(x: number, z: number): readonly LooseSolid[] {
  return [
    solid('airlock', 'machine', { kind: 'cylinder', from: [x, 0.12, z], to: [x, 0.78, z], radius: 0.32 }),
    solid('airlock', 'frame', { kind: 'cylinder', from: [x, 0.76, z], to: [x, 0.86, z], radius: 0.34 }),
    solid('airlock', 'dark', { kind: 'box', at: [x, 0.07, z], size: [0.6, 0.09, 0.6] }, { edges: false }),
  ];
}

function ladderAndPlatform(size: DrySize, { left, back, front }: Frame): readonly LooseSolid[] {
  const y = size.tubeSheetY - 0.1;
  const outer = left - 0.85;
  const x = outer + 0.2;
  const z = front - 0.15;
  const rod = (from: V3, to: V3, radius = 0.022): LooseSolid =>
    solid('structure', 'frame', { kind: 'cylinder', from, to, radius }, { edges: false });
  const rungs = Math.floor((y + 0.9) / 0.3);
  const posts = Math.max(2, Math.round((front - back) / 1.1) + 1);
  const postZ = Array.from(
    { length: posts },
    (_, index) => back + 0.05 + ((front - 0.5 - back) * index) / (posts - 1),
  );
  return [
    solid('structure', 'frame', boxBetween([outer, y, back], [left - 0.05, y + 0.06, front - 0.4])),
    ...postZ.map((at) => rod([outer + 0.03, y, at], [outer + 0.03, y + 1.1, at])),
    rod([outer + 0.03, y + 1.1, back + 0.05], [outer + 0.03, y + 1.1, front - 0.45], 0.026),
    rod([outer + 0.03, y + 0.6, back + 0.05], [outer + 0.03, y + 0.6, front - 0.45]),
    rod([outer + 0.03, y + 1.1, back + 0.05], [left, y + 1.1, back + 0.05], 0.026),
    rod([x - 0.2, 0, z], [x - 0.2, y + 1.1, z], 0.026),
    rod([x + 0.2, 0, z], [x + 0.2, y + 1.1, z], 0.026),
    ...Array.from({ length: rungs }, (_, index) =>
      rod([x - 0.2, 0.3 * (index + 1), z], [x + 0.2, 0.3 * (index + 1), z], 0.015),
    ),
    solid('structure', 'frame', boxBetween([outer, y - 0.5, back + 0.2], [left, y - 0.44, back + 0.26]), {
      edges: false,
    }),
  ];
}

/** On the back wall, away from the people in front. The cone is shown on demand only. */
function vents(size: DrySize, { left, right, back }: Frame): readonly LooseSolid[] {
  const count = Math.max(1, Math.min(3, Math.floor((right - left) / 0.95)));
  const height = Math.min(1.1, (size.tubeSheetY - size.hopperTopY) * 0.45);
  const y = size.hopperTopY + 0.45 + height / 2;
  const width = Math.min(0.75, (right - left) / count - 0.2);
  const middleX = (left + right) / 2;
  const panels = Array.from({ length: count }, (_, index) => {
    const x = left + ((right - left) * (index + 0.5)) / count;
    return [
      solid('vent', 'frame', {
        kind: 'box',
        at: [x, y, back - 0.03],
        size: [width + 0.12, height + 0.12, 0.06],
      }),
      solid('vent', 'cut', { kind: 'box', at: [x, y, back - 0.07], size: [width, height, 0.03] }),
    ];
  }).flat();
  const reach = ventReach(size);
  const spread = Math.max(width * count, height) / 2;
  return [
    ...panels,
    solid(
      'vent',
      'hazard',
      {
        kind: 'cylinder',
        from: [middleX, y, back - 0.12],
        to: [middleX, y, back - 0.12 - reach],
        radius: spread,
        radiusTo: spread + reach * 0.25,
        open: true,
      },
      { edges: false },
    ),
  ];
}

/** Length in metres of the drawn cone: 10 times the cube root of the volume in m3, at most 12 m so that it stays in the picture. A drawing, not a calculation of distance. */
export function ventReach(size: DrySize): number {
  const volume = size.width * size.depth * (size.tubeSheetY - size.hopperTopY);
  return Math.min(12, 10 * Math.cbrt(volume));
}

function bottles(collector: Collector, { right, back }: Frame): readonly LooseSolid[] {
  const bottle = (
    part: 'suppression' | 'inerting',
    x: number,
    radius: number,
    height: number,
  ): readonly LooseSolid[] => [
    solid(part, 'machine', {
      kind: 'cylinder',
      from: [x, 0, back - 0.45],
      to: [x, height, back - 0.45],
      radius,
    }),
    solid(
      part,
      'dark',
      {
        kind: 'cylinder',
        from: [x, height, back - 0.45],
        to: [x, height + 0.16, back - 0.45],
        radius: radius * 0.45,
      },
      { edges: false },
    ),
  ];
  return [
    ...(collector.devices.suppression ? bottle('suppression', right - 0.3, 0.2, 1.1) : []),
    ...(collector.devices.inerting
      ? [0, 0.36, 0.72].flatMap((step) => bottle('inerting', right - 0.9 - step, 0.14, 1.5))
      : []),
  ];
}
