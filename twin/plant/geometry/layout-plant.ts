import type { Camera, Collector, Enterprise, Station } from '../../../data/model/registry';
import { type Box, centreOf, unite } from '../../collector/geometry/box';
import { type Bag, buildDryCollector, type DryCollector } from '../../collector/geometry/dry-collector';
import { dryCollectorSize } from '../../collector/geometry/dry-size';
import { buildFan, voluteRadius } from '../../collector/geometry/fan';
import type { Frame } from '../../collector/geometry/frame';
import type { Hopper } from '../../collector/geometry/hopper';
import { buildMachine, MACHINE_PITCH, type MachineKind } from '../../collector/geometry/machine';
import { type LooseSolid, type Solid, shapeBounds } from '../../collector/geometry/solid';
import type { V3 } from '../../collector/geometry/vector';
import {
  buildWetCollector,
  type Nozzle,
  type Tank,
  type WetCollector,
  wetCollectorSize,
} from '../../collector/geometry/wet-collector';
import type { PartId } from '../../collector/parts';
import { buildDucts, type DuctedMachine, type Stream } from './build-ducts';
import { buildBuilding } from './building';
import { buildLamp, placeCabinet, placeCamera } from './fixtures';

/** What the scene is built from: an enterprise's detail of the registry. */
export interface Plant {
  readonly enterprise: Enterprise;
  readonly collectors: readonly Collector[];
  readonly stations: readonly Station[];
  readonly cameras: readonly Camera[];
}

export interface PlacedPart {
  readonly collector: string;
  readonly part: PartId;
  readonly box: Box;
  /** Where its label and icon point at. */
  readonly anchor: V3;
}

/** One dust-removal system with the ground that is its own. */
export interface Lane {
  readonly collector: Collector;
  readonly left: number;
  readonly right: number;
  /** Everything of the collector itself, without its workshop. */
  readonly body: Box;
}

export interface PlantLayout {
  readonly lanes: readonly Lane[];
  readonly solids: readonly Solid[];
  readonly bags: readonly Bag[];
  readonly hoppers: readonly Hopper[];
  readonly tanks: readonly Tank[];
  readonly nozzles: readonly Nozzle[];
  readonly streams: readonly Stream[];
  readonly parts: readonly PlacedPart[];
  readonly floor: Frame;
  readonly door: V3;
  /** Where the workshop begins behind its machines. */
  readonly aisleZ: number;
  readonly bounds: Box;
}

const GAP_M = 1.5;
const AISLE_M = 2.9;
const INLET_RUN_M = 1.75;
const HEADER_MARGIN_M = 0.5;

/** Lays the registered systems side by side along x, collectors behind, their workshop in front. Pure. */
export function layoutPlant(plant: Plant): PlantLayout {
  const collectors = [...plant.collectors].sort(
    (a, b) => a.position - b.position || a.id.localeCompare(b.id),
  );
  const aisleZ = Math.max(1.6, ...collectors.map((collector) => bodySize(collector).depth / 2)) + AISLE_M;
  const systems: System[] = [];
  let left = 0;
  for (const collector of collectors) {
    const system = layoutSystem(collector, left, aisleZ);
    systems.push(system);
    left = system.lane.right + GAP_M;
  }
  const deepest = Math.max(...systems.map((system) => system.front), aisleZ + 3);
  const back = -Math.max(1.6, ...collectors.map((collector) => bodySize(collector).depth / 2)) - 1.9;
  const floor = { left: -1.6, right: left - GAP_M + 1.6, back, front: deepest + 1.5 };
  const door: V3 = [floor.left + 1.7, 0, floor.front - 0.35];
  const fixed = systems.map(({ lane }) => ({
    collector: lane.collector,
    body: lane.body,
    depth: bodySize(lane.collector).depth,
  }));
  const cabinets = plant.stations.flatMap((station) => placeCabinet(station, fixed));
  const cameras = plant.cameras.flatMap((camera) => placeCamera(camera, fixed));
  const solids: Solid[] = [
    ...systems.flatMap((system) => system.solids),
    ...cabinets,
    ...cameras,
    ...buildBuilding({
      floor,
      door,
      aisleZ,
      lanes: systems.map((system) => system.lane),
      workers: plant.enterprise.workersPerShift,
    }).map((each) => ({ ...each, collector: '' })),
  ];
  return {
    lanes: systems.map((system) => system.lane),
    solids,
    bags: systems.flatMap((system) => system.dry?.bags ?? []),
    hoppers: systems.flatMap((system) => system.dry?.hoppers ?? []),
    tanks: systems.flatMap((system) => (system.wet ? [system.wet.tank] : [])),
    nozzles: systems.flatMap((system) => system.wet?.nozzles ?? []),
    streams: systems.flatMap((system) => system.streams),
    parts: placeParts(solids),
    floor,
    door,
    aisleZ,
    bounds: unite(
      systems.map(
        (system) =>
          ({
            min: [system.lane.left, 0, back],
            max: [system.lane.right, system.lane.body.max[1], system.front],
          }) satisfies Box,
      ),
    ),
  };
}

interface System {
  readonly lane: Lane;
  readonly solids: readonly Solid[];
  readonly dry: DryCollector | null;
  readonly wet: WetCollector | null;
  readonly streams: readonly Stream[];
  readonly front: number;
}

function bodySize(collector: Collector): {
  readonly width: number;
  readonly depth: number;
  readonly roofY: number;
} {
  if (collector.dry) return dryCollectorSize(collector.dry);
  if (collector.wet) return wetCollectorSize(collector.wet);
  throw new Error(
    `Collector ${collector.id} has neither a dry nor a wet design, so its twin cannot be drawn.`,
  );
}

function layoutSystem(collector: Collector, left: number, aisleZ: number): System {
  const size = bodySize(collector);
  const bodyLeft = left + HEADER_MARGIN_M + INLET_RUN_M;
  const x = bodyLeft + size.width / 2;
  const radius = voluteRadius(collector.airflowM3h);
  const fanX = bodyLeft + size.width + radius + 1.05;
  const dry = collector.dry ? buildDryCollector(collector, collector.dry, x, 0) : null;
  const wet = collector.wet ? buildWetCollector(collector, collector.wet, x, 0) : null;
  const body = dry ?? wet;
  if (!body)
    throw new Error(
      `Collector ${collector.id} has neither a dry nor a wet design, so its twin cannot be drawn.`,
    );
  const fan = buildFan({
    outlet: body.outlet,
    x: fanX,
    z: -0.15,
    airflowM3h: collector.airflowM3h,
    stackTopY: size.roofY + 1.6,
  });
  const machines = placeMachines(collector, left + HEADER_MARGIN_M + 1.35, aisleZ);
  const ducts = buildDucts(collector, machines, left + HEADER_MARGIN_M, body.inlet);
  const bodySolids = [...body.solids, ...fan];
  const loose: LooseSolid[] = [
    ...bodySolids,
    ...machines.flatMap((machine) => machine.solids),
    ...ducts.solids,
    ...buildLamp(left, aisleZ),
  ];
  const fanRight = fanX + radius + 0.15;
  const machinesRight = Math.max(...machines.map((machine) => machine.right));
  return {
    lane: {
      collector,
      left,
      right: Math.max(fanRight, machinesRight),
      body: unite(bodySolids.filter((each) => each.tone !== 'hazard').map((each) => shapeBounds(each.shape))),
    },
    solids: loose.map((each) => ({ ...each, collector: collector.id })),
    dry,
    wet,
    streams: ducts.streams,
    front: Math.max(...machines.map((machine) => machine.front)),
  };
}

interface PlacedMachine extends DuctedMachine {
  readonly solids: readonly LooseSolid[];
  readonly right: number;
  readonly front: number;
}

/** One row up to four machines, two up to ten, else three; the columns run to the right. */
function placeMachines(collector: Collector, left: number, back: number): readonly PlacedMachine[] {
  const kinds: MachineKind[] = collector.machines.flatMap((group) =>
    Array.from({ length: group.count }, () => group.kind),
  );
  const rows = rowCount(kinds.length);
  const columns = Math.ceil(kinds.length / rows);
  return kinds.map((kind, index) => {
    const row = Math.floor(index / columns);
    const x = left + MACHINE_PITCH[0] * ((index % columns) + 0.5);
    const z = back + MACHINE_PITCH[1] * (row + 0.5);
    return {
      ...buildMachine(kind, x, z),
      row,
      right: x + MACHINE_PITCH[0] / 2,
      front: z + MACHINE_PITCH[1] / 2,
    };
  });
}

function rowCount(machines: number): number {
  if (machines <= 4) return 1;
  return machines <= 10 ? 2 : 3;
}

/** A part's box holds all its solids; its label points at the top of the box, a little to the viewer's side. */
function placeParts(solids: readonly Solid[]): readonly PlacedPart[] {
  const boxes = new Map<
    string,
    { readonly collector: string; readonly part: PartId; readonly boxes: Box[] }
  >();
  for (const each of solids) {
    if (each.part === 'building' || each.part === 'structure') continue;
    if (each.tone === 'hazard' || each.tone === 'sight') continue;
    const key = `${each.collector}/${each.part}`;
    const held = boxes.get(key) ?? { collector: each.collector, part: each.part, boxes: [] };
    held.boxes.push(shapeBounds(each.shape));
    boxes.set(key, held);
  }
  return [...boxes.values()].map(({ collector, part, boxes: parts }) => {
    const box = unite(parts);
    return { collector, part, box, anchor: anchorOf(part, box) };
  });
}

function anchorOf(part: PartId, box: Box): V3 {
  const [x, , z] = centreOf(box);
  const front = box.max[2];
  if (part === 'filter' || part === 'hopper' || part === 'tank' || part === 'spray') {
    return [x, box.min[1] + (box.max[1] - box.min[1]) * (part === 'tank' ? 0.5 : 0.62), front];
  }
  if (part === 'airlock') return [x, box.min[1] + (box.max[1] - box.min[1]) * 0.75, front];
  if (part === 'workshop') return [x, 1.5, z];
  if (part === 'fan') return [box.max[0] - 0.9, 1.9, front];
  if (part === 'duct') return [box.min[0] + 0.25, 2.85, z];
  return [x, box.max[1], (z + front) / 2];
}
