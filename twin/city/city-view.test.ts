import fc from 'fast-check';
import { PerspectiveCamera, Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import {
  CAMERA_FOV_DEG,
  fitView,
  formatView,
  kilometresPerPixel,
  parseView,
  poseOfView,
  viewOfPose,
} from './city-view';
import { createProjection } from './projection';

const projection = createProjection([116.4, 40.2]);
const view = { longitude: 116.5, latitude: 40, distanceKm: 120, headingDeg: 30, tiltDeg: 40 };

function cameraAt(at: typeof view, aspect: number): PerspectiveCamera {
  const pose = poseOfView(at, projection);
  const camera = new PerspectiveCamera(CAMERA_FOV_DEG, aspect, 1, 2000);
  camera.position.set(...pose.eye);
  camera.lookAt(...pose.target);
  camera.updateMatrixWorld();
  return camera;
}

describe('city view', () => {
  it('stands south of its target and looks north at heading 0', () => {
    const pose = poseOfView({ ...view, headingDeg: 0 }, projection);
    expect(pose.eye[0]).toBeCloseTo(pose.target[0], 9);
    expect(pose.eye[2]).toBeGreaterThan(pose.target[2]);
    expect(pose.eye[1]).toBeCloseTo(120 * Math.cos((40 * Math.PI) / 180), 9);
  });

  it('has east on the right: the map is not mirrored', () => {
    const camera = cameraAt({ ...view, headingDeg: 0 }, 1.5);
    const [x, north] = projection.toPlane([116.6, 40]);
    expect(new Vector3(x, 0, -north).project(camera).x).toBeGreaterThan(0.01);
    const [sameX, further] = projection.toPlane([116.5, 40.1]);
    expect(new Vector3(sameX, 0, -further).project(camera).y).toBeGreaterThan(0.01);
  });

  it('comes back from its pose', () => {
    const back = viewOfPose(poseOfView(view, projection), projection);
    for (const key of ['longitude', 'latitude', 'distanceKm', 'headingDeg', 'tiltDeg'] as const)
      expect(back[key]).toBeCloseTo(view[key], 8);
  });

  it('survives the address', () => {
    expect(formatView(view)).toBe('116.5_40_120_30_40');
    expect(parseView('116.5_40_120_30_40')).toEqual(view);
  });

  it.each([
    '',
    'x',
    '116_40_100_0',
    '116_40_100_0_NaN',
    '116_40_100_0_40_1',
    '999_40_100_0_40',
    '116__100_0_40',
  ])('refuses %j', (text) => expect(parseView(text)).toBeNull());

  it('brings a wild address into the limits', () => {
    expect(parseView('116_40_99999_-90_89')).toEqual({
      longitude: 116,
      latitude: 40,
      distanceKm: 700,
      headingDeg: 270,
      tiltDeg: 68,
    });
  });

  it('fits a rectangle into the picture, touching its edge', () => {
    const anyFit = fc.record({
      aspect: fc.double({ min: 0.5, max: 3, noNaN: true }),
      tiltDeg: fc.double({ min: 5, max: 60, noNaN: true }),
      headingDeg: fc.double({ min: 0, max: 359, noNaN: true }),
    });
    fc.assert(
      fc.property(anyFit, (fit) => {
        const bounds = [-80, -90, 85, 95] as const;
        const camera = cameraAt(fitView({ ...fit, projection, bounds, fill: 0.9 }), fit.aspect);
        const reach = [
          [-80, -90],
          [85, -90],
          [85, 95],
          [-80, 95],
        ].flatMap(([x, y]) => {
          const seen = new Vector3(x, 0, -(y as number)).project(camera);
          return [Math.abs(seen.x), Math.abs(seen.y)];
        });
        expect(Math.max(...reach)).toBeLessThan(0.96);
        expect(Math.max(...reach)).toBeGreaterThan(0.8);
      }),
    );
  });

  it('knows how much ground a pixel spans', () => {
    expect(kilometresPerPixel(100, 1000)).toBeCloseTo((2 * 100 * Math.tan((15 * Math.PI) / 180)) / 1000, 12);
  });
});
