import type { Collector, WetDesign } from '../../../data/model/registry';
import { type Frame, frameAround } from './frame';
import { roundPath } from './round-path';
import { boxBetween, type LooseSolid, solid } from './solid';
import type { V3 } from './vector';

/** Water in a tank: a box whose top follows the measured level. Metres. */
export interface Tank {
  readonly collector: string;
  readonly x: number;
  readonly z: number;
  readonly bottomY: number;
  readonly width: number;
  readonly depth: number;
  readonly height: number;
}

/** One nozzle: drops fall from `at` for `fall` metres inside `radius`. */
export interface Nozzle {
  readonly collector: string;
  readonly at: V3;
  readonly fall: number;
  readonly radius: number;
}

export interface WetSize {
  readonly width: number;
  readonly depth: number;
  readonly tankBottomY: number;
  readonly tankTopY: number;
  readonly nozzleY: number;
  readonly roofY: number;
}

export interface WetCollector {
  readonly size: WetSize;
  readonly solids: readonly LooseSolid[];
  readonly tank: Tank;
  readonly nozzles: readonly Nozzle[];
  readonly inlet: V3;
  readonly outlet: V3;
}

const WALL_M = 0.05;
const PLINTH_M = 0.25;
const WIDTH_TO_DEPTH = 1.5;
const TOWER_M = 2.3;

/** Size of a wet collector's body: the registered tank area and height, a washing tower on top. */
export function wetCollectorSize(design: WetDesign): WetSize {
  const depth = Math.sqrt(design.tankAreaM2 / WIDTH_TO_DEPTH);
  const tankTopY = PLINTH_M + design.tankHeightM;
  return {
    width: depth * WIDTH_TO_DEPTH,
    depth,
    tankBottomY: PLINTH_M,
    tankTopY,
    nozzleY: tankTopY + TOWER_M * 0.58,
    roofY: tankTopY + TOWER_M,
  };
}

/** A wet collector round (x, z), cut open towards the viewer. */
export function buildWetCollector(
  collector: Collector,
  design: WetDesign,
  x: number,
  z: number,
): WetCollector {
  const size = wetCollectorSize(design);
  const frame = frameAround(x, z, size);
  const tank: Tank = {
    collector: collector.id,
    x,
    z,
    bottomY: size.tankBottomY,
    width: size.width - 2 * WALL_M,
    depth: size.depth - WALL_M,
    height: design.tankHeightM,
  };
  const nozzles = placeNozzles(collector.id, design, size, frame);
  const solids = [
    ...body(size, frame),
    ...header(nozzles, size, frame),
    ...eliminator(size, frame),
    ...floatValve(size, frame),
    ...pump(size, frame),
    ...(design.sludge === 'drag-conveyor' ? dragConveyor(size, frame) : sludgeDrain(frame)),
    ...(collector.devices.hydrogenVent || collector.points.includes('hydrogenPercentLel')
      ? hydrogenVent(size, frame)
      : []),
    ...bottles(collector, frame),
  ];
  return {
    size,
    solids,
    tank,
    nozzles,
    inlet: [frame.left, size.tankTopY + 0.42, z - size.depth * 0.12],
    outlet: [frame.right, size.roofY - 0.3, z - size.depth * 0.12],
  };
}

function body(size: WetSize, { left, right, back, front }: Frame): readonly LooseSolid[] {
  const wall = (part: 'tank' | 'spray', low: number, high: number): readonly LooseSolid[] => [
    solid(part, 'steel', boxBetween([left, low, back], [right, high, back + WALL_M])),
    solid(part, 'steel', boxBetween([left, low, back], [left + WALL_M, high, front])),
    solid(part, 'steel', boxBetween([right - WALL_M, low, back], [right, high, front])),
    solid(part, 'cut', boxBetween([left - 0.012, low, front], [left + WALL_M + 0.012, high, front + 0.02])),
    solid(part, 'cut', boxBetween([right - WALL_M - 0.012, low, front], [right + 0.012, high, front + 0.02])),
  ];
  const rib = (y: number): readonly LooseSolid[] => [
    solid('tank', 'frame', boxBetween([left - 0.05, y - 0.04, back], [left, y + 0.04, front])),
    solid('tank', 'frame', boxBetween([right, y - 0.04, back], [right + 0.05, y + 0.04, front])),
  ];
  return [
    solid(
      'tank',
      'dark',
      boxBetween([left - 0.12, 0, back - 0.12], [right + 0.12, size.tankBottomY - 0.04, front + 0.12]),
    ),
    solid(
      'tank',
      'frame',
      boxBetween([left, size.tankBottomY - 0.04, back], [right, size.tankBottomY, front]),
    ),
    ...wall('tank', size.tankBottomY, size.tankTopY),
    ...wall('spray', size.tankTopY, size.roofY),
    ...rib(size.tankTopY),
    solid(
      'tank',
      'cut',
      boxBetween([left, size.tankBottomY - 0.05, front], [right, size.tankBottomY + 0.012, front + 0.02]),
    ),
    solid('spray', 'steel', boxBetween([left, size.roofY - WALL_M, back], [right, size.roofY, front])),
    solid(
      'spray',
      'cut',
      boxBetween([left, size.roofY - WALL_M - 0.012, front], [right, size.roofY + 0.012, front + 0.02]),
    ),
    solid(
      'tank',
      'glass',
      boxBetween([left + WALL_M, size.tankBottomY, front - 0.006], [right - WALL_M, size.tankTopY, front]),
    ),
  ];
}

function placeNozzles(
  collector: string,
  design: WetDesign,
  size: WetSize,
  { left, right, back, front }: Frame,
): readonly Nozzle[] {
  const columns = Math.min(design.nozzles, Math.max(2, Math.ceil(Math.sqrt(design.nozzles * 1.6))));
  const rows = Math.ceil(design.nozzles / columns);
  const stepX = (right - left) / columns;
  const stepZ = (front - back) / rows;
  return Array.from({ length: design.nozzles }, (_, index) => ({
    collector,
    at: [
      left + stepX * ((index % columns) + 0.5),
      size.nozzleY,
      back + stepZ * (Math.floor(index / columns) + 0.5),
    ] as const,
    fall: size.nozzleY - size.tankTopY + 0.15,
    radius: Math.min(stepX, stepZ) * 0.72,
  }));
}

function header(nozzles: readonly Nozzle[], size: WetSize, { left, right }: Frame): readonly LooseSolid[] {
  const lines = [...new Set(nozzles.map((nozzle) => nozzle.at[2]))];
  return [
    ...lines.map((z) =>
      solid(
        'spray',
        'duct',
        {
          kind: 'cylinder',
          from: [left + WALL_M, size.nozzleY + 0.1, z],
          to: [right, size.nozzleY + 0.1, z],
          radius: 0.035,
        },
        { edges: false },
      ),
    ),
    ...nozzles.map(({ at }) =>
      solid(
        'spray',
        'dark',
        {
          kind: 'cylinder',
          from: [at[0], at[1] + 0.08, at[2]],
          to: [at[0], at[1] - 0.04, at[2]],
          radius: 0.02,
          radiusTo: 0.06,
        },
        { edges: false },
      ),
    ),
  ];
}

/** Zigzag blades that take the drops out of the air. */
function eliminator(size: WetSize, { left, right, back, front }: Frame): readonly LooseSolid[] {
  const y = size.nozzleY + 0.38;
  const count = Math.max(6, Math.floor((right - left) / 0.14));
  return Array.from({ length: count }, (_, index) => {
    const x = left + 0.1 + ((right - left - 0.2) * index) / (count - 1);
    const blade = (low: number, lean: number): LooseSolid =>
      solid(
        'eliminator',
        'hood',
        {
          kind: 'plate',
          corners: [
            [x - lean, low, back + WALL_M],
            [x + lean, low + 0.14, back + WALL_M],
            [x + lean, low + 0.14, front - 0.03],
            [x - lean, low, front - 0.03],
          ],
          thickness: 0.012,
        },
        { edges: false },
      );
    return [blade(y, 0.04), blade(y + 0.14, -0.04)];
  }).flat();
}

/** Make-up pipe, and a ball on an arm that floats on the measured level. */
function floatValve(size: WetSize, { left, back, front }: Frame): readonly LooseSolid[] {
  const z = front - (front - back) * 0.6;
  const x = left + 0.42;
  const motion = { kind: 'rise', range: size.tankTopY - size.tankBottomY } as const;
  const y = size.tankBottomY;
  return [
    solid('tank', 'duct', {
      kind: 'tube',
      path: roundPath(
        [
          [left - 0.35, 0, z],
          [left - 0.35, size.tankTopY - 0.05, z],
          [left + 0.2, size.tankTopY - 0.05, z],
        ],
        0.12,
      ),
      radius: 0.035,
    }),
    solid(
      'tank',
      'dark',
      { kind: 'box', at: [left + 0.2, size.tankTopY - 0.05, z], size: [0.12, 0.12, 0.12] },
      { edges: false },
    ),
    solid(
      'tank',
      'cut',
      { kind: 'sphere', at: [x + 0.1, y + 0.03, z], radius: 0.1 },
      { edges: false, motion },
    ),
    solid(
      'tank',
      'dark',
      { kind: 'cylinder', from: [x + 0.1, y + 0.1, z], to: [x + 0.1, y + 0.34, z], radius: 0.015 },
      { edges: false, motion },
    ),
  ];
}

/** From the tank's foot through the pump up to the spray header, with a pressure gauge. */
function pump(size: WetSize, { right, front }: Frame): readonly LooseSolid[] {
  const z = front - 0.3;
  const x = right + 0.62;
  return [
    solid('pump', 'duct', {
      kind: 'cylinder',
      from: [right, 0.42, z],
      to: [x - 0.16, 0.42, z],
      radius: 0.06,
    }),
    solid('pump', 'steel', {
      kind: 'cylinder',
      from: [x, 0.42, z - 0.16],
      to: [x, 0.42, z + 0.16],
      radius: 0.22,
    }),
    solid('pump', 'dark', {
      kind: 'cylinder',
      from: [x, 0.42, z - 0.66],
      to: [x, 0.42, z - 0.16],
      radius: 0.17,
    }),
    solid('pump', 'dark', { kind: 'box', at: [x, 0.1, z - 0.2], size: [0.5, 0.2, 1.05] }),
    solid(
      'pump',
      'cut',
      { kind: 'box', at: [x, 0.42, z + 0.18], size: [0.3, 0.05, 0.03] },
      { edges: false, motion: { kind: 'spin', about: [x, 0.42, z + 0.18], axis: 2, drive: 'pump' } },
    ),
    solid('pump', 'duct', {
      kind: 'tube',
      path: roundPath(
        [
          [x, 0.6, z],
          [x, size.nozzleY + 0.1, z],
          [right - 0.05, size.nozzleY + 0.1, z],
        ],
        0.2,
      ),
      radius: 0.05,
    }),
    solid(
      'pump',
      'frame',
      { kind: 'cylinder', from: [x, 1.35, z + 0.04], to: [x, 1.35, z + 0.12], radius: 0.03 },
      { edges: false },
    ),
    solid('pump', 'cut', {
      kind: 'cylinder',
      from: [x, 1.35, z + 0.1],
      to: [x, 1.35, z + 0.16],
      radius: 0.13,
    }),
    solid(
      'pump',
      'dark',
      { kind: 'box', at: [x + 0.02, 1.38, z + 0.165], size: [0.02, 0.12, 0.012] },
      { edges: false },
    ),
  ];
}

/** A trough from the tank's bottom up over its left rim into a bin; its flights carry the sludge. */
function dragConveyor(size: WetSize, { left, front }: Frame): readonly LooseSolid[] {
  const z = front - 0.42;
  const foot: V3 = [left + 0.2, size.tankBottomY + 0.12, z];
  const head: V3 = [left - 1.35, size.tankTopY + 0.35, z];
  const span: V3 = [head[0] - foot[0], head[1] - foot[1], 0];
  const flights = Math.max(5, Math.round(Math.hypot(...span) / 0.32));
  const step: V3 = [span[0] / flights, span[1] / flights, 0];
  const floor = [[...foot], [...head]].map(([x = 0, y = 0]) => [x, y] as const);
  const [a = [0, 0] as const, b = [0, 0] as const] = floor;
  return [
    solid('sludge', 'steel', {
      kind: 'plate',
      corners: [
        [a[0], a[1], z + 0.25],
        [a[0], a[1], z - 0.25],
        [b[0], b[1], z - 0.25],
        [b[0], b[1], z + 0.25],
      ],
      thickness: 0.04,
    }),
    ...[-0.26, 0.26].map((side) =>
      solid('sludge', 'frame', {
        kind: 'plate',
        corners: [
          [a[0], a[1], z + side],
          [b[0], b[1], z + side],
          [b[0], b[1] + 0.22, z + side],
          [a[0], a[1] + 0.22, z + side],
        ],
        thickness: 0.02,
      }),
    ),
    ...Array.from({ length: flights }, (_, index) =>
      solid(
        'sludge',
        'dark',
        {
          kind: 'box',
          at: [foot[0] + step[0] * index, foot[1] + step[1] * index + 0.07, z],
          size: [0.05, 0.1, 0.44],
        },
        { edges: false, motion: { kind: 'convey', step } },
      ),
    ),
    solid(
      'sludge',
      'frame',
      boxBetween([head[0] + 0.25, 0, z - 0.2], [head[0] + 0.35, head[1] - 0.25, z - 0.12]),
      { edges: false },
    ),
    solid(
      'sludge',
      'frame',
      boxBetween([head[0] + 0.25, 0, z + 0.12], [head[0] + 0.35, head[1] - 0.25, z + 0.2]),
      { edges: false },
    ),
    solid('sludge', 'machine', { kind: 'box', at: [head[0] - 0.12, 0.36, z], size: [0.7, 0.6, 0.7] }),
  ];
}

function sludgeDrain({ left, back }: Frame): readonly LooseSolid[] {
  const z = back + 0.5;
  return [
    solid('sludge', 'duct', {
      kind: 'cylinder',
      from: [left, 0.34, z],
      to: [left - 0.5, 0.34, z],
      radius: 0.08,
    }),
    solid(
      'sludge',
      'dark',
      { kind: 'box', at: [left - 0.3, 0.5, z], size: [0.06, 0.24, 0.06] },
      { edges: false },
    ),
    solid('sludge', 'machine', {
      kind: 'cylinder',
      from: [left - 0.8, 0, z],
      to: [left - 0.8, 0.28, z],
      radius: 0.28,
    }),
  ];
}

function hydrogenVent(size: WetSize, { left, back }: Frame): readonly LooseSolid[] {
  const x = left + 0.4;
  const z = back + 0.4;
  return [
    solid('hydrogen-vent', 'duct', {
      kind: 'cylinder',
      from: [x, size.roofY, z],
      to: [x, size.roofY + 1.1, z],
      radius: 0.08,
    }),
    solid('hydrogen-vent', 'steel', {
      kind: 'cylinder',
      from: [x, size.roofY + 1.18, z],
      to: [x, size.roofY + 1.32, z],
      radius: 0.17,
      radiusTo: 0.02,
    }),
    solid(
      'hydrogen-vent',
      'frame',
      { kind: 'cylinder', from: [x, size.roofY + 1.05, z], to: [x, size.roofY + 1.2, z], radius: 0.03 },
      { edges: false },
    ),
  ];
}

function bottles(collector: Collector, { right, back }: Frame): readonly LooseSolid[] {
  const bottle = (part: 'suppression' | 'inerting', x: number): LooseSolid =>
    solid(part, 'machine', {
      kind: 'cylinder',
      from: [x, 0, back - 0.4],
      to: [x, 1.3, back - 0.4],
      radius: 0.16,
    });
  return [
    ...(collector.devices.suppression ? [bottle('suppression', right - 0.3)] : []),
    ...(collector.devices.inerting ? [bottle('inerting', right - 0.8), bottle('inerting', right - 1.2)] : []),
  ];
}
