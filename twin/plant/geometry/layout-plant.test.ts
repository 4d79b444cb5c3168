import { expect, test } from 'vitest';
import { SAMPLE_RECORDS } from '../../../data/catalogue/sample-plants';
import { buildRegistry, type Collector } from '../../../data/model/registry';
import { type Box, overlaps, unite } from '../../collector/geometry/box';
import { dryCollectorSize } from '../../collector/geometry/dry-size';
import { hopperSection } from '../../collector/geometry/hopper';
import { shapeBounds } from '../../collector/geometry/solid';
import { distance, type V3 } from '../../collector/geometry/vector';
import { wetCollectorSize } from '../../collector/geometry/wet-collector';
import { partsOf } from '../../collector/parts';
import { layoutPlant, type Plant } from './layout-plant';

const registry = buildRegistry(SAMPLE_RECORDS);
const plants: Plant[] = [...registry.enterprises.values()].map((enterprise) => ({
  enterprise,
  collectors: [...registry.collectors.values()].filter((each) => each.enterprise === enterprise.id),
  stations: [...registry.stations.values()].filter((each) => each.enterprise === enterprise.id),
  cameras: [...registry.cameras.values()].filter((each) => each.enterprise === enterprise.id),
}));
const layouts = plants.map((plant) => ({ id: plant.enterprise.id, plant, layout: layoutPlant(plant) }));

test('there are plants to look at', () => {
  expect(layouts.map((each) => each.id)).toEqual(['E1', 'E2', 'E3', 'E4', 'E5']);
});

test.each(layouts)('$id: systems do not stand in each other', ({ layout }) => {
  const grounds = layout.lanes.map((lane): Box => {
    const own = layout.solids.filter(
      (each) => each.collector === lane.collector.id && each.tone !== 'hazard' && each.tone !== 'sight',
    );
    return unite(own.map((each) => shapeBounds(each.shape)));
  });
  grounds.forEach((a, index) => {
    for (const b of grounds.slice(index + 1)) expect(overlaps(a, b)).toBe(false);
  });
});

test.each(layouts)('$id: nothing is below the floor or without a finite place', ({ layout }) => {
  for (const each of layout.solids) {
    const box = shapeBounds(each.shape);
    for (const number of [...box.min, ...box.max]) expect(Number.isFinite(number)).toBe(true);
    expect(box.min[1]).toBeGreaterThan(-0.3);
  }
});

test.each(layouts)('$id: every part of the list is in the scene', ({ plant, layout }) => {
  for (const collector of plant.collectors) {
    for (const part of partsOf(collector)) {
      const placed = layout.parts.some((each) => each.collector === collector.id && each.part === part.id);
      expect(placed, `${collector.id} ${part.id}`).toBe(true);
    }
  }
});

test.each(layouts)(
  '$id: each bag is as long and as thick as registered, as many as registered',
  ({ plant, layout }) => {
    for (const collector of plant.collectors) {
      if (!collector.dry) continue;
      const { bagRows, bagsPerRow, bagDiameterM, bagLengthM } = collector.dry;
      const bags = layout.bags.filter((bag) => bag.collector === collector.id);
      expect(bags).toHaveLength(bagRows * bagsPerRow);
      for (const bag of bags) expect(bag.length / (2 * bag.radius)).toBeCloseTo(bagLengthM / bagDiameterM, 9);
      expect(bagLengthM / bagDiameterM).toBeGreaterThan(13);
      expect(bagLengthM / bagDiameterM).toBeLessThan(17);
    }
  },
);

test.each(layouts)('$id: hopper walls stand at 65 degrees or steeper', ({ layout }) => {
  for (const hopper of layout.hoppers) {
    const [low, lowDepth] = hopperSection(hopper, 0);
    const [high, highDepth] = hopperSection(hopper, 1);
    const rise = hopper.topY - hopper.bottomY;
    const flattest = Math.min(Math.atan2(rise, high - low), Math.atan2(rise, highDepth - lowDepth));
    expect((flattest * 180) / Math.PI).toBeGreaterThanOrEqual(64.5);
  }
});

test.each(layouts)('$id: air goes without a gap from every hood to the collector', ({ plant, layout }) => {
  for (const collector of plant.collectors) {
    const streams = layout.streams.filter((each) => each.collector === collector.id);
    const machines = collector.machines.reduce((sum, group) => sum + group.count, 0);
    expect(streams).toHaveLength(machines);
    const ends = new Set(streams.map((each) => JSON.stringify(each.path.at(-1))));
    expect(ends.size).toBe(1);
    const tubes = layout.solids.flatMap((each) =>
      each.collector === collector.id && each.part === 'duct' && each.shape.kind === 'tube'
        ? [each.shape]
        : [],
    );
    for (const tube of tubes) {
      const end = tube.path.at(-1);
      const others = tubes.filter((other) => other !== tube);
      const reachesInlet = end && ends.has(JSON.stringify(end));
      const joins = end && others.some((other) => distanceToPath(end, other.path) <= other.radius);
      expect(reachesInlet || joins).toBe(true);
    }
  }
});

test('a dry collector is wider than deep and taller than its hopper; a tank has the registered area', () => {
  for (const collector of registry.collectors.values()) {
    if (collector.dry) {
      const size = dryCollectorSize(collector.dry);
      expect(size.width).toBeGreaterThanOrEqual(size.depth - 1e-9);
      expect(size.roofY - size.hopperTopY).toBeGreaterThan(size.hopperHeight * 0.8);
    }
    if (collector.wet) {
      const size = wetCollectorSize(collector.wet);
      expect(size.width * size.depth).toBeCloseTo(collector.wet.tankAreaM2, 9);
      expect(size.tankTopY - size.tankBottomY).toBeCloseTo(collector.wet.tankHeightM, 9);
    }
  }
});

test('a collector without a design says so', () => {
  const [plant] = plants;
  if (!plant) throw new Error('no sample plant');
  const collectors = plant.collectors.map(({ dry: _, wet: __, ...rest }): Collector => rest);
  expect(() => layoutPlant({ ...plant, collectors })).toThrow('E1-C01 has neither a dry nor a wet design');
});

function distanceToPath(point: V3, path: readonly V3[]): number {
  const distances = path.slice(1).map((to, index) => {
    const from = path[index] ?? to;
    const length = distance(from, to);
    const share = Math.min(
      1,
      Math.max(
        0,
        [0, 1, 2].reduce(
          (sum, axis) =>
            sum + ((point[axis] ?? 0) - (from[axis] ?? 0)) * ((to[axis] ?? 0) - (from[axis] ?? 0)),
          0,
        ) /
          length ** 2,
      ),
    );
    return distance(point, [
      from[0] + (to[0] - from[0]) * share,
      from[1] + (to[1] - from[1]) * share,
      from[2] + (to[2] - from[2]) * share,
    ]);
  });
  return Math.min(...distances);
}
