import type { Camera, Collector, Station } from '../../../data/model/registry';
import { type Box, centreOf } from '../../collector/geometry/box';
import { type LooseSolid, type Solid, solid } from '../../collector/geometry/solid';
import type { V3 } from '../../collector/geometry/vector';

/** What a fixture must know of the system it stands at. */
export interface FixedSystem {
  readonly collector: Collector;
  readonly body: Box;
  readonly depth: number;
}

/** Beside the body of the first collector whose data it sends. The part is repeated for each, so that each can be pointed at. */
export function placeCabinet(station: Station, systems: readonly FixedSystem[]): readonly Solid[] {
  const served = systems.filter((system) => station.collectors.includes(system.collector.id));
  return served.flatMap((system) => {
    const first = system === served[0];
    const x = system.body.min[0] + (first ? 0.42 : 0.55);
    const z = system.depth / 2 + 1.15;
    const loose = first ? mainCabinet(x, z) : junctionBox(x, z);
    return loose.map((each) => ({ ...each, collector: system.collector.id }));
  });
}

function mainCabinet(x: number, z: number): readonly LooseSolid[] {
  return [
    solid('station', 'dark', { kind: 'box', at: [x, 0.06, z], size: [0.82, 0.12, 0.46] }),
    solid('station', 'machine', { kind: 'box', at: [x, 0.92, z], size: [0.78, 1.6, 0.42] }),
    solid('station', 'cut', { kind: 'box', at: [x, 1.32, z + 0.215], size: [0.44, 0.32, 0.02] }),
    solid(
      'station',
      'dark',
      { kind: 'box', at: [x + 0.3, 0.9, z + 0.22], size: [0.03, 0.18, 0.03] },
      { edges: false },
    ),
    solid(
      'station',
      'frame',
      { kind: 'cylinder', from: [x, 1.72, z], to: [x, 2.5, z], radius: 0.018 },
      { edges: false },
    ),
    solid('station', 'lamp', { kind: 'sphere', at: [x, 2.52, z], radius: 0.06 }, { edges: false }),
  ];
}

function junctionBox(x: number, z: number): readonly LooseSolid[] {
  return [
    solid('station', 'frame', { kind: 'box', at: [x, 0.5, z], size: [0.07, 1.0, 0.07] }, { edges: false }),
    solid('station', 'machine', { kind: 'box', at: [x, 1.15, z], size: [0.42, 0.5, 0.2] }),
    solid('station', 'lamp', { kind: 'sphere', at: [x, 1.45, z], radius: 0.045 }, { edges: false }),
  ];
}

/** On a pole to the right, looking at its collector. */
export function placeCamera(camera: Camera, systems: readonly FixedSystem[]): readonly Solid[] {
  const system = systems.find((each) => each.collector.id === camera.collector) ?? systems[0];
  if (!system) return [];
  const { body, collector, depth } = system;
  const pole: V3 = [body.max[0] - 0.4, 0, depth / 2 + 1.7];
  const eye: V3 = [pole[0], 3.3, pole[2]];
  const middle = centreOf(body);
  const target: V3 = [middle[0] - 0.6, 2.1, 0.4];
  const span: V3 = [target[0] - eye[0], target[1] - eye[1], target[2] - eye[2]];
  const length = Math.hypot(...span);
  const along = (metres: number): V3 => [
    eye[0] + (span[0] / length) * metres,
    eye[1] + (span[1] / length) * metres,
    eye[2] + (span[2] / length) * metres,
  ];
  const loose: LooseSolid[] = [
    solid(
      'camera',
      'frame',
      { kind: 'cylinder', from: pole, to: [pole[0], 3.4, pole[2]], radius: 0.035 },
      { edges: false },
    ),
    solid(
      'camera',
      'dark',
      { kind: 'cylinder', from: pole, to: [pole[0], 0.05, pole[2]], radius: 0.2 },
      { edges: false },
    ),
    solid('camera', 'machine', { kind: 'cylinder', from: along(-0.16), to: along(0.22), radius: 0.1 }),
    solid(
      'camera',
      'dark',
      { kind: 'cylinder', from: along(0.22), to: along(0.27), radius: 0.085 },
      { edges: false },
    ),
    solid(
      'camera',
      'sight',
      {
        kind: 'cylinder',
        from: along(0.28),
        to: along(Math.min(3.4, length)),
        radius: 0.06,
        radiusTo: 0.95,
        open: true,
      },
      { edges: false },
    ),
  ];
  return loose.map((each) => ({ ...each, collector: collector.id }));
}

/** Lit while the workshop produces. */
export function buildLamp(left: number, aisleZ: number): readonly LooseSolid[] {
  const x = left + 1.5;
  const z = aisleZ + 0.1;
  return [
    solid(
      'workshop',
      'frame',
      { kind: 'cylinder', from: [x, 0, z], to: [x, 2.2, z], radius: 0.03 },
      { edges: false },
    ),
    solid(
      'workshop',
      'dark',
      { kind: 'cylinder', from: [x, 0, z], to: [x, 0.04, z], radius: 0.16 },
      { edges: false },
    ),
    solid('workshop', 'lamp', { kind: 'cylinder', from: [x, 2.2, z], to: [x, 2.44, z], radius: 0.075 }),
    solid(
      'workshop',
      'dark',
      { kind: 'cylinder', from: [x, 2.44, z], to: [x, 2.48, z], radius: 0.085 },
      { edges: false },
    ),
  ];
}
