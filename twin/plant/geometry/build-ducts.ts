import type { Collector } from '../../../data/model/registry';
import { roundPath } from '../../collector/geometry/round-path';
import { type LooseSolid, solid } from '../../collector/geometry/solid';
import type { V3 } from '../../collector/geometry/vector';
import type { PartId } from '../../collector/parts';

/** Air on its way from a hood to the collector. */
export interface Stream {
  readonly collector: string;
  readonly path: readonly V3[];
  readonly radius: number;
}

export interface DuctedMachine {
  /** Centre of the hood's collar. */
  readonly collar: V3;
  readonly row: number;
}

/** Low enough that the mains hide nothing of the open collectors behind them. */
const MAIN_HEIGHT_M = 2.7;

/** Hood, branch, row main, header, inlet: every branch ends on the centre line of the main that it feeds. */
export function buildDucts(
  collector: Collector,
  machines: readonly DuctedMachine[],
  headerX: number,
  inlet: V3,
): { readonly solids: readonly LooseSolid[]; readonly streams: readonly Stream[] } {
  const mainRadius = collector.ductDiameterM / 2;
  const branchRadius = Math.max(0.06, (mainRadius / Math.sqrt(machines.length)) * 1.05);
  const headerY = Math.max(MAIN_HEIGHT_M, ...machines.map((machine) => machine.collar[1] + 0.55));
  const rows = [...new Set(machines.map((machine) => machine.row))];
  const rowZ = (row: number): number => machines.findLast((machine) => machine.row === row)?.collar[2] ?? 0;
  const frontZ = Math.max(...rows.map(rowZ));
  const header = roundPath(
    [[headerX, headerY, frontZ], [headerX, headerY, inlet[2]], [headerX, inlet[1], inlet[2]], inlet],
    mainRadius * 3,
  );
  const rowSolids = rows.flatMap((row) => {
    const inRow = machines.filter((machine) => machine.row === row);
    const rowRadius = Math.min(
      mainRadius * 0.92,
      mainRadius * Math.sqrt(inRow.length / machines.length) * 1.05,
    );
    const last = inRow.at(-1);
    if (!last) return [];
    const path = roundPath(
      [last.collar, [last.collar[0], headerY, last.collar[2]], [headerX, headerY, last.collar[2]]],
      branchRadius * 4,
    );
    const main = roundPath(
      [
        [last.collar[0] - branchRadius * 4, headerY, last.collar[2]],
        [headerX, headerY, last.collar[2]],
      ],
      rowRadius,
    );
    return [
      tube(path, branchRadius),
      tube(main, rowRadius),
      ...inRow
        .slice(0, -1)
        .map(({ collar }) => tube(branchPath(collar, headerY, last.collar[2], branchRadius), branchRadius)),
      ...(inRow.length > 1
        ? [hanger(headerX + (last.collar[0] - headerX) / 2, headerY + rowRadius, last.collar[2])]
        : []),
    ];
  });
  const streams = machines.map(({ collar, row }) => {
    const mainZ = rowZ(row);
    const path = roundPath(
      [
        collar,
        [collar[0], headerY, mainZ],
        [headerX, headerY, mainZ],
        [headerX, headerY, inlet[2]],
        [headerX, inlet[1], inlet[2]],
        inlet,
      ],
      mainRadius * 2,
    );
    return { collector: collector.id, path, radius: branchRadius };
  });
  return {
    solids: [
      ...rowSolids,
      solid('duct', 'duct', { kind: 'tube', path: header, radius: mainRadius }),
      ...flanges(header, mainRadius),
      ...supports(headerX, headerY - mainRadius, inlet[2], frontZ),
      ...ductDevices(collector, headerX, headerY, inlet[2], mainRadius),
    ],
    streams,
  };
}

/** Straight up, then at 45 degrees into the row's main, the way that the air goes. */
function branchPath(collar: V3, mainY: number, mainZ: number, radius: number): readonly V3[] {
  const rise = Math.min(0.5, (mainY - collar[1]) * 0.5);
  return roundPath(
    [collar, [collar[0], mainY - rise, collar[2]], [collar[0] - rise, mainY, mainZ]],
    radius * 3,
  );
}

function tube(path: readonly V3[], radius: number): LooseSolid {
  return solid('duct', 'duct', { kind: 'tube', path, radius });
}

function hanger(x: number, y: number, z: number): LooseSolid {
  return solid(
    'duct',
    'frame',
    { kind: 'box', at: [x, y + 0.02, z], size: [0.06, 0.05, 0.3] },
    { edges: false },
  );
}

function flanges(path: readonly V3[], radius: number): readonly LooseSolid[] {
  const ends = [path[1], path.at(-2)];
  const next = [path[0], path.at(-1)];
  return ends.flatMap((point, index) => {
    const towards = next[index];
    if (!point || !towards) return [];
    const length = Math.hypot(towards[0] - point[0], towards[1] - point[1], towards[2] - point[2]) || 1;
    const step = (metres: number): V3 => [
      towards[0] + ((point[0] - towards[0]) / length) * metres,
      towards[1] + ((point[1] - towards[1]) / length) * metres,
      towards[2] + ((point[2] - towards[2]) / length) * metres,
    ];
    return [
      solid('duct', 'frame', { kind: 'cylinder', from: step(0), to: step(0.05), radius: radius * 1.18 }),
    ];
  });
}

/** Posts under the header, one every 3 m. */
function supports(x: number, y: number, back: number, front: number): readonly LooseSolid[] {
  const count = Math.max(2, Math.floor((front - back) / 3) + 1);
  return Array.from({ length: count }, (_, index) => {
    const z = back + 0.6 + ((front - back - 0.8) * index) / (count - 1);
    return [
      solid('duct', 'frame', { kind: 'box', at: [x, y / 2, z], size: [0.09, y, 0.09] }, { edges: false }),
      solid('duct', 'frame', { kind: 'box', at: [x, y, z], size: [0.5, 0.07, 0.1] }, { edges: false }),
      solid('duct', 'dark', { kind: 'box', at: [x, 0.025, z], size: [0.3, 0.05, 0.3] }, { edges: false }),
    ];
  }).flat();
}

/** In the direction of the air: spark detector first, isolation flap nearer to the collector. */
function ductDevices(
  collector: Collector,
  x: number,
  y: number,
  inletZ: number,
  radius: number,
): readonly LooseSolid[] {
  const solids: LooseSolid[] = [];
  const ring = (part: PartId, z: number, length: number, factor: number): LooseSolid =>
    solid(part, 'frame', {
      kind: 'cylinder',
      from: [x, y, z - length / 2],
      to: [x, y, z + length / 2],
      radius: radius * factor,
    });
  if (collector.devices.isolationValve) {
    const z = inletZ + 1.5;
    solids.push(
      ring('isolation-valve', z - 0.32, 0.05, 1.3),
      ring('isolation-valve', z + 0.32, 0.05, 1.3),
      solid('isolation-valve', 'machine', {
        kind: 'cylinder',
        from: [x, y, z - 0.3],
        to: [x, y, z + 0.3],
        radius: radius * 1.16,
      }),
      solid('isolation-valve', 'machine', {
        kind: 'box',
        at: [x, y + radius * 1.1 + 0.12, z],
        size: [radius * 1.3, 0.34, 0.4],
      }),
      solid(
        'isolation-valve',
        'cut',
        {
          kind: 'cylinder',
          from: [x - radius * 0.9, y + radius * 1.1 + 0.16, z],
          to: [x + radius * 0.9, y + radius * 1.1 + 0.16, z],
          radius: 0.05,
        },
        { edges: false },
      ),
    );
  }
  if (collector.devices.sparkDetection) {
    const z = inletZ + 2.7;
    solids.push(
      ring('spark-detector', z, 0.22, 1.14),
      solid('spark-detector', 'dark', {
        kind: 'cylinder',
        from: [x + radius, y + radius * 0.5, z],
        to: [x + radius + 0.28, y + radius * 0.5 + 0.16, z],
        radius: 0.08,
      }),
      solid('spark-detector', 'dark', {
        kind: 'cylinder',
        from: [x - radius, y + radius * 0.5, z],
        to: [x - radius - 0.28, y + radius * 0.5 + 0.16, z],
        radius: 0.08,
      }),
    );
  }
  return solids;
}
