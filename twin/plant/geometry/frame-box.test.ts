import fc from 'fast-check';
import { PerspectiveCamera, Vector3 } from 'three';
import { expect, test } from 'vitest';
import { cornersOf, frameBox } from './frame-box';

/** three.js projects the corners: an outside check of our own arithmetic. */
function project(
  box: Parameters<typeof frameBox>[0],
  aspect: number,
  azimuthDeg: number,
  elevationDeg: number,
  margin: number,
) {
  const pose = frameBox(box, { azimuthDeg, elevationDeg, fovYDeg: 30, aspect, margin });
  const camera = new PerspectiveCamera(30, aspect, 0.01, 10_000);
  camera.position.set(...pose.position);
  camera.lookAt(new Vector3(...pose.target));
  camera.updateMatrixWorld();
  return cornersOf(box).map((corner) => new Vector3(...corner).project(camera));
}

test('the whole box is in the picture and touches its border', () => {
  const metres = fc.double({ min: 0.5, max: 60, noNaN: true });
  fc.assert(
    fc.property(
      metres,
      metres,
      metres,
      fc.double({ min: 0.5, max: 3, noNaN: true }),
      fc.integer({ min: -180, max: 180 }),
      fc.integer({ min: 3, max: 60 }),
      (width, height, depth, aspect, azimuth, elevation) => {
        const corners = project(
          { min: [0, 0, 0], max: [width, height, depth] },
          aspect,
          azimuth,
          elevation,
          1,
        );
        const reach = Math.max(...corners.map((corner) => Math.max(Math.abs(corner.x), Math.abs(corner.y))));
        expect(reach).toBeLessThanOrEqual(1.0001);
        expect(reach).toBeGreaterThan(0.98);
      },
    ),
  );
});

test('the box is in the middle', () => {
  const corners = project({ min: [0, 0, 0], max: [30, 7, 12] }, 1.6, 20, 24, 1.1);
  const xs = corners.map((corner) => corner.x);
  const ys = corners.map((corner) => corner.y);
  expect(Math.min(...xs) + Math.max(...xs)).toBeCloseTo(0, 1);
  expect(Math.min(...ys) + Math.max(...ys)).toBeCloseTo(0, 1);
});
