import type { Frame } from '../../collector/geometry/frame';
import { boxBetween, type LooseSolid, solid } from '../../collector/geometry/solid';
import type { V3 } from '../../collector/geometry/vector';

interface PlannedLane {
  readonly left: number;
  readonly right: number;
  readonly collector: { readonly indoor: boolean };
}

export interface BuildingPlan {
  readonly floor: Frame;
  /** Middle of the door's sill. */
  readonly door: V3;
  /** Where the workshop begins behind its machines. */
  readonly aisleZ: number;
  readonly lanes: readonly PlannedLane[];
  readonly workers: number;
}

const WALL_HEIGHT_M = 0.85;
const WALL_M = 0.14;
/** More would crowd the door; the label says how many there are. */
const PEOPLE_DRAWN = 6;

/** Workshop walls cut low, the door, and people beside it for scale. A collector outdoors stands behind the wall. */
export function buildBuilding(plan: BuildingPlan): readonly LooseSolid[] {
  const { floor, door } = plan;
  const wall = (min: V3, max: V3): LooseSolid => solid('building', 'slab', boxBetween(min, max));
  const doorLeft = door[0] - 0.65;
  const doorRight = door[0] + 0.65;
  return [
    ...backWalls(plan),
    wall([floor.left - WALL_M, 0, backOf(plan.lanes[0], plan)], [floor.left, WALL_HEIGHT_M, floor.front]),
    wall(
      [floor.right, 0, backOf(plan.lanes.at(-1), plan)],
      [floor.right + WALL_M, WALL_HEIGHT_M, floor.front],
    ),
    solid(
      'building',
      'frame',
      boxBetween([doorLeft - 0.1, 0, floor.front - WALL_M], [doorLeft, 2.2, floor.front]),
    ),
    solid(
      'building',
      'frame',
      boxBetween([doorRight, 0, floor.front - WALL_M], [doorRight + 0.1, 2.2, floor.front]),
    ),
    solid(
      'building',
      'frame',
      boxBetween([doorLeft - 0.1, 2.1, floor.front - WALL_M], [doorRight + 0.1, 2.22, floor.front]),
    ),
    ...people(plan),
  ];
}

function backOf(lane: PlannedLane | undefined, plan: BuildingPlan): number {
  return lane?.collector.indoor === false ? plan.aisleZ - 0.75 : plan.floor.back;
}

/** One stretch a lane: behind the collector when it stands indoors, between it and its machines when outdoors. */
function backWalls(plan: BuildingPlan): readonly LooseSolid[] {
  return plan.lanes.flatMap((lane, index) => {
    const before = plan.lanes[index - 1];
    const after = plan.lanes[index + 1];
    const left = before ? (before.right + lane.left) / 2 : plan.floor.left;
    const right = after ? (lane.right + after.left) / 2 : plan.floor.right;
    const z = backOf(lane, plan);
    const stretch = solid('building', 'slab', boxBetween([left, 0, z - WALL_M], [right, WALL_HEIGHT_M, z]));
    const nextZ = after ? backOf(after, plan) : z;
    if (nextZ === z) return [stretch];
    const [near, far] = [Math.min(z, nextZ), Math.max(z, nextZ)];
    return [
      stretch,
      solid(
        'building',
        'slab',
        boxBetween([right - WALL_M / 2, 0, near - WALL_M], [right + WALL_M / 2, WALL_HEIGHT_M, far]),
      ),
    ];
  });
}

function people({ door, workers }: BuildingPlan): readonly LooseSolid[] {
  const drawn = Math.min(PEOPLE_DRAWN, workers);
  return Array.from({ length: drawn }, (_, index) => {
    const x = door[0] + 1.25 + (index % 3) * 0.62 + (index > 2 ? 0.3 : 0);
    const z = door[2] - 0.4 - Math.floor(index / 3) * 0.7;
    const height = 1.66 + ((index * 7) % 4) * 0.035;
    return person(x, z, height);
  }).flat();
}

function person(x: number, z: number, height: number): readonly LooseSolid[] {
  const body = (from: V3, to: V3, radius: number, radiusTo: number): LooseSolid =>
    solid('building', 'person', { kind: 'cylinder', from, to, radius, radiusTo }, { edges: false });
  const hip = height * 0.48;
  const shoulder = height * 0.83;
  return [
    ...[-0.085, 0.085].map((side) => body([x + side, 0, z], [x + side, hip, z], 0.06, 0.085)),
    ...[-0.235, 0.235].map((side) =>
      body([x + side, hip * 0.95, z + 0.04], [x + side * 0.92, shoulder, z], 0.045, 0.06),
    ),
    body([x, hip, z], [x, shoulder, z], 0.155, 0.2),
    body([x, shoulder, z], [x, shoulder + 0.05, z], 0.2, 0.07),
    solid(
      'building',
      'person',
      { kind: 'sphere', at: [x, height - 0.12, z], radius: 0.12 },
      { edges: false },
    ),
  ];
}
