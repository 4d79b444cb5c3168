import { PerspectiveCamera, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { CAMERA_FOV_DEG, poseOfView } from './city-view';
import { createProjection } from './projection';
import { viewOfGathering, viewOfSelection } from './view-of-selection';

const projection = createProjection([116.4, 40.2]);
const [east, north] = projection.toPlane([116.72, 40.09]);
const plan = {
  projection,
  placed: [
    {
      id: 'E1',
      east,
      north,
      actual: 20,
      actualLevel: 'blue' as const,
      extreme: 80,
      extremeLevel: 'red' as const,
      warning: null,
      waiting: false,
    },
  ],
  outlines: new Map([
    ['110113', [[[[0, 0] as const, [30, 0] as const, [30, 20] as const, [0, 20] as const]]]],
  ]),
  from: { longitude: 116, latitude: 40, distanceKm: 350, headingDeg: 15, tiltDeg: 38 },
  aspect: 1.4,
  groundKmOf: () => 0,
};

describe('viewOfSelection', () => {
  it('flies to the plant and keeps the heading', () => {
    const view = viewOfSelection({ kind: 'enterprise', id: 'E1' }, plan);
    expect(view?.longitude).toBeCloseTo(116.72, 6);
    expect(view?.latitude).toBeCloseTo(40.09, 6);
    expect(view?.headingDeg).toBe(15);
    expect(view?.distanceKm).toBeLessThan(100);
  });

  it('aims behind a plant that stands high, so that it is in the middle of the picture', () => {
    const high = { ...plan, from: { ...plan.from, headingDeg: 0 }, groundKmOf: () => 6 };
    const view = viewOfSelection({ kind: 'enterprise', id: 'E1' }, high);
    if (!view) throw new Error('no view');
    const pose = poseOfView(view, projection);
    const camera = new PerspectiveCamera(CAMERA_FOV_DEG, 1.4, 1, 2000);
    camera.position.set(...pose.eye);
    camera.lookAt(...pose.target);
    camera.updateMatrixWorld();
    const seen = new Vector3(east, 6, -north).project(camera);
    expect([seen.x, seen.y]).toEqual([expect.closeTo(0, 6), expect.closeTo(0, 6)]);
  });

  it('never backs away from a plant', () => {
    const near = { ...plan, from: { ...plan.from, distanceKm: 20 } };
    expect(viewOfSelection({ kind: 'enterprise', id: 'E1' }, near)?.distanceKm).toBe(20);
  });

  it('shows a whole district', () => {
    const view = viewOfSelection({ kind: 'district', code: '110113' }, plan);
    const [x, y] = projection.toPlane([view?.longitude ?? 0, view?.latitude ?? 0]);
    expect([x > 0 && x < 30, y > -5 && y < 25]).toEqual([true, true]);
  });

  it('knows what is not there', () => {
    expect(viewOfSelection({ kind: 'enterprise', id: 'E9' }, plan)).toBeNull();
    expect(viewOfSelection({ kind: 'district', code: '1' }, plan)).toBeNull();
  });
});

describe('viewOfGathering', () => {
  it('comes closer to what stands close', () => {
    const far = viewOfGathering(
      [
        [0, 0],
        [20, 0],
      ],
      plan,
    );
    const near = viewOfGathering(
      [
        [0, 0],
        [2, 0],
      ],
      plan,
    );
    expect(near?.distanceKm).toBeLessThan(far?.distanceKm ?? 0);
  });

  it('gives up on one spot', () => {
    expect(
      viewOfGathering(
        [
          [3, 3],
          [3, 3],
        ],
        plan,
      ),
    ).toBeNull();
  });
});
