import {
  BufferAttribute,
  BufferGeometry,
  Color,
  ExtrudeGeometry,
  Group,
  Mesh,
  MeshLambertMaterial,
  Path,
  Shape,
  Vector2,
} from 'three';
import { LineMaterial } from 'three/addons/lines/LineMaterial.js';
import { LineSegments2 } from 'three/addons/lines/LineSegments2.js';
import { LineSegmentsGeometry } from 'three/addons/lines/LineSegmentsGeometry.js';
import type { LonLat, PlanePoint, Projection } from './projection';
import { simplifyBoundaries } from './simplify-boundaries';

/** A district as the relief needs it: outer ring first, then holes, degrees. */
export interface ReliefDistrict {
  readonly code: string;
  readonly polygons: readonly (readonly (readonly LonLat[])[])[];
}

export interface DistrictLook {
  readonly heightKm: number;
  /** CSS colours. */
  readonly fill: string;
  readonly line: string;
  /** Boundary towards no other district. */
  readonly outline: string;
  readonly foot: string;
}

export interface Relief {
  readonly object: Group;
  /** Sets height and colours of every district; writes into the buffers that are there. */
  readonly apply: (lookOf: (code: string) => DistrictLook) => void;
  /** Width of the boundary lines in pixels. */
  readonly setLineWidth: (px: number) => void;
  /** By district: rings in kilometres east and north, as drawn. */
  readonly outlines: ReadonlyMap<string, readonly (readonly (readonly PlanePoint[])[])[]>;
  readonly dispose: () => void;
}

/** Boundary detail below this, in kilometres, cannot be seen on the map. */
const DETAIL_KM = 0.22;
const BEVEL_KM = 0.34;

/**
 * All districts as ONE mesh and all boundaries as ONE set of lines: two draws, however many districts there are.
 * Each is extruded once through three's ExtrudeGeometry with a bevel; later changes only move and tint vertices.
 */
export function createRelief(districts: readonly ReliefDistrict[], projection: Projection): Relief {
  const outlines = drawnOutlines(districts, projection);
  const solid = buildSolid(outlines);
  const lines = buildLines(outlines);
  const object = new Group();
  object.add(solid.mesh, lines.mesh);
  return {
    object,
    outlines,
    apply(lookOf) {
      solid.apply(lookOf);
      lines.apply(lookOf);
    },
    setLineWidth: (px) => {
      lines.mesh.material.linewidth = px;
    },
    dispose() {
      solid.mesh.geometry.dispose();
      solid.mesh.material.dispose();
      lines.mesh.geometry.dispose();
      lines.mesh.material.dispose();
    },
  };
}

type Outlines = Map<string, PlanePoint[][][]>;

/** Projects all rings, simplifies them together (shared borders stay shared) and gives them back to their districts. */
function drawnOutlines(districts: readonly ReliefDistrict[], projection: Projection): Outlines {
  const rings = districts.flatMap(({ polygons }) =>
    polygons.flatMap((rings) => rings.map((ring) => ring.map(projection.toPlane))),
  );
  const simple = simplifyBoundaries(rings, DETAIL_KM).values();
  return new Map(
    districts.map(({ code, polygons }) => [
      code,
      polygons.map((polygon) => polygon.map(() => [...(simple.next().value ?? [])])),
    ]),
  );
}

interface Part {
  readonly code: string;
  readonly start: number;
  readonly count: number;
}

function buildSolid(outlines: Outlines) {
  const extruded = [...outlines].flatMap(([code, polygons]) =>
    polygons.map((rings) => ({ code, geometry: extrude(rings) })),
  );
  const total = extruded.reduce((sum, { geometry }) => sum + geometry.getAttribute('position').count, 0);
  const position = new Float32Array(total * 3);
  const normal = new Float32Array(total * 3);
  /** Distance below the top; negative marks the foot, which never moves. */
  const drop = new Float32Array(total);
  const shade = new Float32Array(total);
  const parts: Part[] = [];
  let start = 0;
  for (const { code, geometry } of extruded) {
    const [points, normals] = [geometry.getAttribute('position'), geometry.getAttribute('normal')];
    for (let i = 0; i < points.count; i++) {
      const at = start + i;
      const isFoot = points.getZ(i) < 0.5;
      position.set([points.getX(i), FOOT_KM, -points.getY(i)], at * 3);
      normal.set([normals.getX(i), normals.getZ(i), -normals.getY(i)], at * 3);
      drop[at] = isFoot ? -1 : Math.max(0, 1 + BEVEL_KM - points.getZ(i));
      shade[at] = shadeOf(isFoot, normals.getZ(i));
    }
    parts.push({ code, start, count: points.count });
    start += points.count;
    geometry.dispose();
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(position, 3));
  geometry.setAttribute('normal', new BufferAttribute(normal, 3));
  geometry.setAttribute('color', new BufferAttribute(new Float32Array(total * 3), 3));
  const mesh = new Mesh(geometry, new MeshLambertMaterial({ vertexColors: true }));
  mesh.name = 'relief';
  mesh.castShadow = true;
  mesh.receiveShadow = true;
  return {
    mesh,
    apply: (lookOf: (code: string) => DistrictLook) => tintSolid(geometry, parts, { drop, shade }, lookOf),
  };
}

const FOOT_KM = -0.4;

/** Light comes from the lamps; this only lifts the bevel and lets walls sink into the plate. */
function shadeOf(isFoot: boolean, up: number): number {
  if (isFoot) return 0;
  if (up > 0.95) return 1;
  return up > 0.2 ? 1.2 : 0.86;
}

function extrude(rings: readonly (readonly PlanePoint[])[]): ExtrudeGeometry {
  const [outer, ...holes] = rings.map((ring) => ring.map(([x, y]) => new Vector2(x, y)));
  const shape = new Shape(outer ?? []);
  shape.holes = holes.map((hole) => new Path(hole));
  return new ExtrudeGeometry(shape, {
    depth: 1,
    curveSegments: 1,
    bevelEnabled: true,
    bevelThickness: BEVEL_KM,
    bevelSize: BEVEL_KM,
    // Outwards only: a lid drawn inwards crosses itself where a district is narrow, and earcut then leaves a hole.
    bevelOffset: 0,
    bevelSegments: 2,
  });
}

interface Vertices {
  readonly drop: Float32Array;
  readonly shade: Float32Array;
}

function tintSolid(
  geometry: BufferGeometry,
  parts: readonly Part[],
  { drop, shade }: Vertices,
  lookOf: (code: string) => DistrictLook,
): void {
  const position = geometry.getAttribute('position') as BufferAttribute;
  const colour = geometry.getAttribute('color') as BufferAttribute;
  const [fill, foot] = [new Color(), new Color()];
  for (const { code, start, count } of parts) {
    const look = lookOf(code);
    fill.set(look.fill);
    foot.set(look.foot);
    for (let i = start; i < start + count; i++) {
      const below = drop[i] as number;
      const tone = shade[i] as number;
      position.setY(i, below < 0 ? FOOT_KM : look.heightKm - below);
      if (below < 0) colour.setXYZ(i, foot.r, foot.g, foot.b);
      else colour.setXYZ(i, fill.r * tone, fill.g * tone, fill.b * tone);
    }
  }
  position.needsUpdate = true;
  colour.needsUpdate = true;
  geometry.computeBoundingSphere();
}

function buildLines(outlines: Outlines) {
  const segments: number[] = [];
  const parts: Part[] = [];
  for (const [code, polygons] of outlines) {
    const start = segments.length / 6;
    for (const ring of polygons.flat()) {
      ring.forEach(([x, y], i) => {
        const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y];
        segments.push(x, 0, -y, nextX, 0, -nextY);
      });
    }
    parts.push({ code, start, count: segments.length / 6 - start });
  }
  const geometry = new LineSegmentsGeometry();
  geometry.setPositions(segments);
  geometry.setColors(new Float32Array(segments.length));
  const mesh = new LineSegments2(geometry, new LineMaterial({ vertexColors: true, linewidth: 1.2 }));
  mesh.name = 'boundaries';
  const isOuter = markOuter(segments);
  return {
    mesh,
    apply: (lookOf: (code: string) => DistrictLook) => tintLines(geometry, parts, isOuter, lookOf),
  };
}

/** The outline floats this far above the bevel, so that neither flickers. */
const LINE_LIFT_KM = 0.04;

/** 1 for a segment that belongs to one district only. */
function markOuter(segments: readonly number[]): Uint8Array {
  const owners = new Map<string, number>();
  const keys = Array.from({ length: segments.length / 6 }, (_, i) => {
    const [x, , z, nextX, , nextZ] = segments.slice(6 * i, 6 * i + 6);
    return [`${x},${z}`, `${nextX},${nextZ}`].sort().join(' ');
  });
  for (const key of keys) owners.set(key, (owners.get(key) ?? 0) + 1);
  return Uint8Array.from(keys, (key) => Number(owners.get(key) === 1));
}

function tintLines(
  geometry: LineSegmentsGeometry,
  parts: readonly Part[],
  isOuter: Uint8Array,
  lookOf: (code: string) => DistrictLook,
): void {
  const starts = geometry.getAttribute('instanceStart');
  const ends = geometry.getAttribute('instanceEnd');
  const startColours = geometry.getAttribute('instanceColorStart');
  const endColours = geometry.getAttribute('instanceColorEnd');
  const [inner, outer] = [new Color(), new Color()];
  for (const { code, start, count } of parts) {
    const look = lookOf(code);
    inner.set(look.line);
    outer.set(look.outline);
    for (let i = start; i < start + count; i++) {
      const colour = isOuter[i] ? outer : inner;
      starts.setY(i, look.heightKm + LINE_LIFT_KM);
      ends.setY(i, look.heightKm + LINE_LIFT_KM);
      startColours.setXYZ(i, colour.r, colour.g, colour.b);
      endColours.setXYZ(i, colour.r, colour.g, colour.b);
    }
  }
  starts.needsUpdate = true;
  startColours.needsUpdate = true;
  geometry.computeBoundingSphere();
}
