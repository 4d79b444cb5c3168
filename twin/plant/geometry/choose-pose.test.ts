import { expect, test } from 'vitest';
import { SAMPLE_RECORDS } from '../../../data/catalogue/sample-plants';
import { buildRegistry } from '../../../data/model/registry';
import { centreOf, segmentEntry } from '../../collector/geometry/box';
import { shapeBounds } from '../../collector/geometry/solid';
import { choosePose } from './choose-pose';
import { layoutPlant } from './layout-plant';

const registry = buildRegistry(SAMPLE_RECORDS);
const layouts = [...registry.enterprises.values()].map((enterprise) =>
  layoutPlant({
    enterprise,
    collectors: [...registry.collectors.values()].filter((each) => each.enterprise === enterprise.id),
    stations: [...registry.stations.values()].filter((each) => each.enterprise === enterprise.id),
    cameras: [],
  }),
);

test.each([1.4, 2.4])('no machine stands before the part that was asked for, at aspect %d', (aspect) => {
  const hidden = layouts.flatMap((layout) =>
    layout.parts.flatMap(({ collector, part, box }) => {
      const { position } = choosePose(layout, `${collector}/${part}`, aspect);
      const machines = layout.solids.filter((each) => each.part === 'workshop' && part !== 'workshop');
      const isHidden = machines.some(
        (each) => segmentEntry(shapeBounds(each.shape), position, centreOf(box)) !== null,
      );
      return isHidden ? [`${collector}/${part}`] : [];
    }),
  );
  expect(hidden).toEqual([]);
});

test('the camera never stands in the ground', () => {
  for (const layout of layouts)
    for (const { collector, part } of layout.parts)
      expect(choosePose(layout, `${collector}/${part}`, 1.5).position[1]).toBeGreaterThan(0.3);
});

test('a tall picture shows the whole plant from a steeper angle than a wide one', () => {
  for (const layout of layouts) {
    const steepness = (aspect: number): number => {
      const { position, target } = choosePose(layout, 'plant', aspect);
      return (position[1] - target[1]) / Math.hypot(position[0] - target[0], position[2] - target[2]);
    };
    expect(steepness(1)).toBeGreaterThanOrEqual(steepness(3));
  }
});
