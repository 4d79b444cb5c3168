import type { Collector } from '../../../data/model/registry';
import { boxBetween, type LooseSolid, solid } from './solid';
import type { V3 } from './vector';

export type MachineKind = Collector['machines'][number]['kind'];

/** Ground taken by one machine with its operator's place, metres along x and z. */
export const MACHINE_PITCH: readonly [number, number] = [2.1, 2.5];

export interface Machine {
  readonly solids: readonly LooseSolid[];
  /** Centre of the hood's collar, where its branch duct begins. */
  readonly collar: V3;
}

type Build = (x: number, z: number) => Machine;

/** One machine at (x, z), its operator's side towards the viewer. Simple solids of real size, not a model of a make. */
export function buildMachine(kind: MachineKind, x: number, z: number): Machine {
  return BUILD[kind](x, z);
}

const BUILD: Readonly<Record<MachineKind, Build>> = {
  polisher: (x, z) => {
    const wheel = (side: number): readonly LooseSolid[] => [
      cylinder('cut', [x + side, 0.98, z - 0.06], [x + side, 0.98, z + 0.06], 0.24),
      ...box('hood', [x + side, 0.98, z - 0.24], [0.34, 0.56, 0.3]),
    ];
    return {
      solids: [
        ...box('machine', [x, 0.36, z], [0.42, 0.72, 0.46]),
        ...box('machine', [x, 0.86, z - 0.02], [0.66, 0.3, 0.34]),
        cylinder('dark', [x - 0.62, 0.98, z], [x + 0.62, 0.98, z], 0.045, false),
        ...wheel(-0.55),
        ...wheel(0.55),
        ...box('hood', [x, 1.16, z - 0.42], [1.45, 0.3, 0.24]),
        ...hood([x, 1.3, z - 0.42], [0.7, 0.24], 0.3),
      ],
      collar: [x, 1.6, z - 0.42],
    };
  },
  grinder: (x, z) => ({
    solids: [
      ...box('machine', [x, 0.4, z], [1.1, 0.8, 0.6]),
      cylinder('cut', [x - 0.3, 1.0, z - 0.05], [x - 0.3, 1.0, z + 0.05], 0.2),
      cylinder('cut', [x + 0.3, 1.0, z - 0.05], [x + 0.3, 1.0, z + 0.05], 0.2),
      cylinder('dark', [x - 0.4, 1.0, z], [x + 0.4, 1.0, z], 0.09, false),
      ...box('hood', [x, 1.05, z - 0.28], [1.1, 0.5, 0.16]),
      ...hood([x, 1.3, z - 0.28], [0.9, 0.3], 0.35),
    ],
    collar: [x, 1.65, z - 0.28],
  }),
  sander: (x, z) => ({
    solids: [
      ...box('machine', [x, 0.5, z], [1.5, 0.5, 1.15]),
      ...legs(x, z, 1.4, 1.0, 0.25),
      ...box('cut', [x, 0.78, z], [1.9, 0.06, 0.9]),
      ...box('machine', [x, 1.14, z - 0.05], [1.1, 0.62, 1.15]),
      ...hood([x, 1.45, z - 0.05], [0.8, 0.8], 0.4),
    ],
    collar: [x, 1.85, z - 0.05],
  }),
  saw: (x, z) => ({
    solids: [
      ...box('machine', [x, 0.4, z], [1.0, 0.72, 0.8]),
      ...box('cut', [x, 0.8, z], [1.7, 0.07, 1.15]),
      cylinder('dark', [x - 0.01, 0.86, z], [x + 0.01, 0.86, z], 0.2),
      ...box('frame', [x + 0.4, 0.9, z], [0.06, 0.12, 1.1]),
      ...hood([x, 1.14, z], [0.36, 0.6], 0.36),
      ...box('frame', [x, 1.0, z - 0.48], [0.06, 0.34, 0.06]),
    ],
    collar: [x, 1.5, z],
  }),
  'spray-booth': (x, z) => ({
    solids: [
      ...box('machine', [x, 1.05, z - 0.72], [1.7, 2.1, 0.06]),
      ...box('machine', [x - 0.83, 1.05, z - 0.1], [0.05, 2.1, 1.25]),
      ...box('machine', [x + 0.83, 1.05, z - 0.1], [0.05, 2.1, 1.25]),
      ...box('hood', [x, 2.1, z - 0.1], [1.7, 0.06, 1.25]),
      ...box('dark', [x, 0.05, z - 0.1], [1.7, 0.1, 1.25]),
      ...box('dark', [x, 0.62, z - 0.66], [1.3, 0.8, 0.06]),
      cylinder('frame', [x, 1.9, z], [x, 1.3, z], 0.015, false),
      ...box('cut', [x, 1.05, z], [0.5, 0.5, 0.06]),
      ...hood([x, 2.13, z - 0.35], [0.8, 0.6], 0.3),
    ],
    collar: [x, 2.43, z - 0.35],
  }),
  mill: (x, z) => ({
    solids: [
      ...legs(x, z, 0.95, 0.85, 0.3),
      ...box('machine', [x, 0.75, z], [1.15, 0.9, 1.0]),
      cylinder('cut', [x - 0.28, 0.75, z + 0.5], [x - 0.28, 0.75, z + 0.54], 0.2),
      cylinder('cut', [x + 0.28, 0.75, z + 0.5], [x + 0.28, 0.75, z + 0.54], 0.2),
      cylinder('hood', [x, 1.2, z], [x, 1.75, z], 0.3),
      ...hood([x, 1.75, z], [0.5, 0.5], 0.25),
    ],
    collar: [x, 2.0, z],
  }),
  sifter: (x, z) => ({
    solids: [
      ...legs(x, z, 1.1, 1.0, 0.55),
      ...[0.62, 0.86, 1.1, 1.34].flatMap((y) => box('machine', [x, y, z], [1.25, 0.2, 1.15])),
      ...box('hood', [x, 1.5, z], [1.25, 0.08, 1.15]),
      ...hood([x, 1.54, z], [0.6, 0.6], 0.3),
    ],
    collar: [x, 1.84, z],
  }),
  bench: (x, z) => ({
    solids: [
      ...legs(x, z, 1.5, 0.8, 0.74),
      ...box('cut', [x, 0.8, z], [1.7, 0.1, 0.95]),
      ...box('hood', [x, 1.12, z - 0.46], [1.7, 0.62, 0.12]),
      ...box('machine', [x + 0.3, 0.92, z + 0.05], [0.42, 0.14, 0.3]),
      ...hood([x, 1.43, z - 0.46], [1.2, 0.22], 0.38),
    ],
    collar: [x, 1.81, z - 0.46],
  }),
};

function box(tone: LooseSolid['tone'], at: V3, size: V3): readonly LooseSolid[] {
  return [solid('workshop', tone, { kind: 'box', at, size })];
}

function cylinder(tone: LooseSolid['tone'], from: V3, to: V3, radius: number, edges = true): LooseSolid {
  return solid('workshop', tone, { kind: 'cylinder', from, to, radius }, { edges });
}

function legs(x: number, z: number, width: number, depth: number, height: number): readonly LooseSolid[] {
  return [-1, 1].flatMap((sx) =>
    [-1, 1].map((sz) => {
      const [cx, cz] = [x + (sx * (width - 0.1)) / 2, z + (sz * (depth - 0.1)) / 2];
      return solid(
        'workshop',
        'frame',
        boxBetween([cx - 0.04, 0, cz - 0.04], [cx + 0.04, height, cz + 0.04]),
        { edges: false },
      );
    }),
  );
}

/** A pyramid that narrows from its mouth (width, depth) to the collar of a branch duct. */
function hood(mouth: V3, size: readonly [number, number], height: number): readonly LooseSolid[] {
  const collar = 0.1;
  const corner = (sx: number, sz: number, top: boolean): V3 => [
    mouth[0] + sx * (top ? collar : size[0] / 2),
    mouth[1] + (top ? height : 0),
    mouth[2] + sz * (top ? collar : size[1] / 2),
  ];
  const sides: readonly (readonly [readonly [number, number], readonly [number, number]])[] = [
    [
      [-1, 1],
      [1, 1],
    ],
    [
      [1, 1],
      [1, -1],
    ],
    [
      [1, -1],
      [-1, -1],
    ],
    [
      [-1, -1],
      [-1, 1],
    ],
  ];
  return sides.map(([a, b]) =>
    solid('workshop', 'hood', {
      kind: 'plate',
      corners: [
        corner(a[0], a[1], false),
        corner(b[0], b[1], false),
        corner(b[0], b[1], true),
        corner(a[0], a[1], true),
      ],
      thickness: 0.015,
    }),
  );
}
