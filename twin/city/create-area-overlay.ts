import {
  BufferGeometry,
  DoubleSide,
  Float32BufferAttribute,
  Group,
  LineDashedMaterial,
  LineSegments,
  Mesh,
  MeshBasicMaterial,
  Shape,
  ShapeGeometry,
  Vector2,
} from 'three';
import type { CityPalette } from './city-palette';
import type { LonLat, Projection } from './projection';

/** A zone that is not a district; outer ring first. */
export interface OverlayArea {
  readonly code: string;
  readonly polygons: readonly (readonly (readonly LonLat[])[])[];
}

export interface AreaOverlay {
  readonly object: Group;
  readonly apply: (heightKm: number, palette: CityPalette) => void;
  readonly dispose: () => void;
}

/** Free height above the highest ground below, so that the sheet never cuts into a district. */
const AIR_KM = 0.35;

/** Areas as one thin sheet with a dashed edge above the relief: a mark on the map, not a piece of land. Two draws. */
export function createAreaOverlay(areas: readonly OverlayArea[], projection: Projection): AreaOverlay {
  const rings = areas.flatMap((area) =>
    area.polygons.flatMap(([outer]) => (outer ? [outer.map(projection.toPlane)] : [])),
  );
  const shapes = rings.map((ring) => new Shape(ring.map(([x, y]) => new Vector2(x, y))));
  const sheet = new Mesh(
    new ShapeGeometry(shapes).rotateX(-Math.PI / 2),
    new MeshBasicMaterial({ transparent: true, opacity: 0.1, side: DoubleSide, depthWrite: false }),
  );
  const edge = new LineSegments(edgeGeometry(rings), new LineDashedMaterial({ dashSize: 0.9, gapSize: 0.6 }));
  edge.computeLineDistances();
  const object = new Group();
  object.add(sheet, edge);
  return {
    object,
    apply(heightKm, palette) {
      object.position.y = heightKm + AIR_KM;
      sheet.material.color.set(palette.area);
      edge.material.color.set(palette.area);
    },
    dispose() {
      for (const part of [sheet, edge]) {
        part.geometry.dispose();
        part.material.dispose();
      }
    },
  };
}

function edgeGeometry(rings: readonly (readonly (readonly [number, number])[])[]): BufferGeometry {
  const points = rings.flatMap((ring) =>
    ring.flatMap(([x, y], i) => {
      const [nextX, nextY] = ring[(i + 1) % ring.length] ?? [x, y];
      return [x, 0, -y, nextX, 0, -nextY];
    }),
  );
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new Float32BufferAttribute(points, 3));
  return geometry;
}
