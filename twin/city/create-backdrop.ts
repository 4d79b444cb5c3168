import {
  BufferGeometry,
  Color,
  Float32BufferAttribute,
  Group,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  PlaneGeometry,
  ShadowMaterial,
} from 'three';
import type { CityPalette } from './city-palette';
import type { Projection } from './projection';

export interface Backdrop {
  readonly object: Group;
  readonly apply: (palette: CityPalette) => void;
  readonly dispose: () => void;
}

/** Degrees between two lines of the graticule. */
const STEP_DEG = 0.5;
/** West, south, east, north. */
const SPAN_DEG = [113.5, 37.5, 119.5, 42.5] as const;
/** Each line is cut into pieces so that it can fade. */
const PIECES = 24;

/** What the city lies on: a plate that only takes shadow, and meridians and parallels that fade outwards. Two draws. */
export function createBackdrop(projection: Projection): Backdrop {
  const plate = new Mesh(new PlaneGeometry(900, 900).rotateX(-Math.PI / 2), new ShadowMaterial());
  plate.position.y = -0.02;
  plate.receiveShadow = true;
  const lines = new LineSegments(graticule(projection), new LineBasicMaterial({ vertexColors: true }));
  lines.position.y = 0;
  const object = new Group();
  object.add(plate, lines);
  return {
    object,
    apply(palette) {
      plate.material.opacity = palette.shadow;
      fade(lines.geometry, palette);
    },
    dispose() {
      for (const part of [plate, lines]) {
        part.geometry.dispose();
        part.material.dispose();
      }
    },
  };
}

function graticule(projection: Projection): BufferGeometry {
  const [west, south, east, north] = SPAN_DEG;
  const points: number[] = [];
  const draw = (from: readonly [number, number], to: readonly [number, number]) => {
    for (let i = 0; i < PIECES; i++) {
      for (const t of [i / PIECES, (i + 1) / PIECES]) {
        const [x, y] = projection.toPlane([from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t]);
        points.push(x, 0, -y);
      }
    }
  };
  for (let longitude = west; longitude <= east; longitude += STEP_DEG)
    draw([longitude, south], [longitude, north]);
  for (let latitude = south; latitude <= north; latitude += STEP_DEG)
    draw([west, latitude], [east, latitude]);
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new Float32BufferAttribute(points, 3));
  geometry.setAttribute('color', new Float32BufferAttribute(new Float32Array(points.length), 3));
  return geometry;
}

const FADE_FROM_KM = 90;
const FADE_TO_KM = 260;

function fade(geometry: BufferGeometry, palette: CityPalette): void {
  const [position, colour] = [geometry.getAttribute('position'), geometry.getAttribute('color')];
  const [near, far, mixed] = [new Color(palette.graticule), new Color(palette.background), new Color()];
  for (let i = 0; i < position.count; i++) {
    const away = Math.hypot(position.getX(i), position.getZ(i));
    const t = Math.min(1, Math.max(0, (away - FADE_FROM_KM) / (FADE_TO_KM - FADE_FROM_KM)));
    mixed.lerpColors(near, far, t);
    colour.setXYZ(i, mixed.r, mixed.g, mixed.b);
  }
  colour.needsUpdate = true;
}
