import {
  BoxGeometry,
  BufferAttribute,
  BufferGeometry,
  CylinderGeometry,
  Matrix4,
  Quaternion,
  SphereGeometry,
  Vector3,
} from 'three';
import type { Shape } from '../collector/geometry/solid';
import { add, cross, normalise, scale, subtract, type V3 } from '../collector/geometry/vector';

/** A geometry that may be shared, and where it stands. Shapes with the same key share one geometry. */
export interface MadeShape {
  readonly key: string | null;
  readonly build: () => BufferGeometry;
  readonly matrix: Matrix4;
}

const SIDES = 20;
const UP = new Vector3(0, 1, 0);

/** Turns a pure shape into three.js geometry. Boxes, spheres and cylinders are unit geometries with a matrix. */
export function makeShape(shape: Shape): MadeShape {
  switch (shape.kind) {
    case 'box':
      return {
        key: 'box',
        build: () => strip(new BoxGeometry(1, 1, 1)),
        matrix: new Matrix4().compose(
          new Vector3(...shape.at),
          new Quaternion().setFromAxisAngle(UP, shape.yaw ?? 0),
          new Vector3(...shape.size),
        ),
      };
    case 'sphere':
      return {
        key: 'sphere',
        build: () => strip(new SphereGeometry(1, 16, 12)),
        matrix: new Matrix4().compose(
          new Vector3(...shape.at),
          new Quaternion(),
          new Vector3(shape.radius, shape.radius, shape.radius),
        ),
      };
    case 'cylinder':
      return makeCylinder(shape);
    case 'plate':
      return { key: null, build: () => plateGeometry(shape.corners, shape.thickness), matrix: new Matrix4() };
    case 'tube':
      return { key: null, build: () => tubeGeometry(shape.path, shape.radius), matrix: new Matrix4() };
  }
}

function makeCylinder(shape: Extract<Shape, { kind: 'cylinder' }>): MadeShape {
  const ratio = (shape.radiusTo ?? shape.radius) / shape.radius;
  const sides = shape.radius < 0.05 ? 8 : SIDES;
  const open = shape.open ?? false;
  const from = new Vector3(...shape.from);
  const along = new Vector3(...shape.to).sub(from);
  const length = along.length();
  const turn = new Quaternion().setFromUnitVectors(UP, along.normalize());
  const middle = new Vector3(...shape.from).add(new Vector3(...shape.to)).multiplyScalar(0.5);
  return {
    key: `cylinder/${ratio.toFixed(3)}/${sides}/${open}`,
    build: () => strip(new CylinderGeometry(ratio, 1, 1, sides, 1, open)),
    matrix: new Matrix4().compose(middle, turn, new Vector3(shape.radius, length, shape.radius)),
  };
}

/** Every geometry of a batch has the same attributes: position and normal, indexed. */
function strip(geometry: BufferGeometry): BufferGeometry {
  geometry.deleteAttribute('uv');
  return geometry;
}

function plateGeometry(corners: readonly [V3, V3, V3, V3], thickness: number): BufferGeometry {
  const [a, b, , d] = corners;
  const normal = normalise(cross(subtract(b, a), subtract(d, a)));
  const behind = corners.map((corner) => add(corner, scale(normal, -thickness)));
  const at = (index: number): V3 => (index < 4 ? corners[index] : behind[index - 4]) ?? [0, 0, 0];
  const faces = [
    [0, 1, 2, 3],
    [5, 4, 7, 6],
    [4, 5, 1, 0],
    [5, 6, 2, 1],
    [6, 7, 3, 2],
    [7, 4, 0, 3],
  ];
  const positions: number[] = [];
  const normals: number[] = [];
  const indices: number[] = [];
  for (const face of faces) {
    const points = face.map(at);
    const [p0 = [0, 0, 0] as const, p1 = p0, , p3 = p0] = points;
    const faceNormal = normalise(cross(subtract(p1, p0), subtract(p3, p0)));
    const first = positions.length / 3;
    for (const point of points) {
      positions.push(...point);
      normals.push(...faceNormal);
    }
    indices.push(first, first + 1, first + 2, first, first + 2, first + 3);
  }
  return assemble(positions, normals, indices);
}

/** A round duct along a path; the ring is carried along without twisting. Both ends are closed. */
function tubeGeometry(path: readonly V3[], radius: number): BufferGeometry {
  const positions: number[] = [];
  const normals: number[] = [];
  const indices: number[] = [];
  const sides = radius < 0.08 ? 10 : SIDES;
  let side: V3 | null = null;
  path.forEach((point, index) => {
    const tangent = normalise(subtract(path[index + 1] ?? point, path[index - 1] ?? point));
    side = carry(side, tangent);
    const other = cross(tangent, side);
    for (let step = 0; step < sides; step += 1) {
      const angle = (step / sides) * Math.PI * 2;
      const normal = add(scale(side, Math.cos(angle)), scale(other, Math.sin(angle)));
      positions.push(...add(point, scale(normal, radius)));
      normals.push(...normal);
    }
  });
  for (let ring = 0; ring < path.length - 1; ring += 1) {
    for (let step = 0; step < sides; step += 1) {
      const next = (step + 1) % sides;
      const [a, b, c, d] = [
        ring * sides + step,
        ring * sides + next,
        (ring + 1) * sides + next,
        (ring + 1) * sides + step,
      ];
      indices.push(a, b, c, a, c, d);
    }
  }
  const close = (ring: number, at: V3 | undefined, outward: V3): void => {
    if (!at) return;
    const centre = positions.length / 3;
    positions.push(...at);
    normals.push(...outward);
    for (let step = 0; step < sides; step += 1) {
      positions.push(...positions.slice((ring * sides + step) * 3, (ring * sides + step) * 3 + 3));
      normals.push(...outward);
    }
    for (let step = 0; step < sides; step += 1)
      indices.push(centre, centre + 1 + step, centre + 1 + ((step + 1) % sides));
  };
  close(0, path[0], normalise(subtract(path[0] ?? [0, 0, 0], path[1] ?? [0, 0, 0])));
  close(
    path.length - 1,
    path.at(-1),
    normalise(subtract(path.at(-1) ?? [0, 0, 0], path.at(-2) ?? [0, 0, 0])),
  );
  return assemble(positions, normals, indices);
}

function carry(side: V3 | null, tangent: V3): V3 {
  const start: V3 = side ?? (Math.abs(tangent[1]) > 0.9 ? [1, 0, 0] : [0, 1, 0]);
  const along = start[0] * tangent[0] + start[1] * tangent[1] + start[2] * tangent[2];
  return normalise(subtract(start, scale(tangent, along)));
}

function assemble(
  positions: readonly number[],
  normals: readonly number[],
  indices: number[],
): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(positions), 3));
  geometry.setAttribute('normal', new BufferAttribute(new Float32Array(normals), 3));
  geometry.setIndex(indices);
  return geometry;
}
