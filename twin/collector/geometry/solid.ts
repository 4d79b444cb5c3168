import type { PartId } from '../parts';
import { type Box, boxAround } from './box';
import { add, type V3 } from './vector';

export type Shape =
  | { readonly kind: 'box'; readonly at: V3; readonly size: V3; readonly yaw?: number }
  | {
      readonly kind: 'cylinder';
      readonly from: V3;
      readonly to: V3;
      readonly radius: number;
      /** At `to`; the same as `radius` when left out, 0 makes a cone. */
      readonly radiusTo?: number;
      readonly open?: boolean;
    }
  | { readonly kind: 'sphere'; readonly at: V3; readonly radius: number }
  /** Four corners in order round the face; the thickness grows against the normal. */
  | { readonly kind: 'plate'; readonly corners: readonly [V3, V3, V3, V3]; readonly thickness: number }
  | { readonly kind: 'tube'; readonly path: readonly V3[]; readonly radius: number };

/** Named greys: the palette of a ground gives them a colour. */
export type Tone =
  | 'steel'
  | 'cut'
  | 'frame'
  | 'duct'
  | 'dark'
  | 'machine'
  | 'hood'
  | 'person'
  | 'slab'
  | 'lamp'
  | 'glass'
  | 'hazard'
  | 'sight';

/** What moves a solid. `spin` turns about an axis through `about`; `rise` follows the water; `convey` runs along and starts again. */
export type Motion =
  | {
      readonly kind: 'spin';
      readonly about: V3;
      readonly axis: 0 | 2;
      readonly drive: 'fan' | 'airlock' | 'pump';
    }
  /** `range` is the height in metres between an empty and a full tank. */
  | { readonly kind: 'rise'; readonly range: number }
  | { readonly kind: 'convey'; readonly step: V3 };

export interface Solid {
  /** Empty for what belongs to the plant and no collector. */
  readonly collector: string;
  /** `structure` carries the parts of a collector (legs, ladder): never coloured. `building` belongs to no collector. */
  readonly part: PartId | 'structure' | 'building';
  readonly shape: Shape;
  readonly tone: Tone;
  /** Thin lines along its sharp edges. */
  readonly edges: boolean;
  readonly motion?: Motion;
}

/** What the builders return: the plant adds the collector's id. */
export type LooseSolid = Omit<Solid, 'collector'>;

export interface SolidOptions {
  readonly edges?: boolean;
  readonly motion?: Motion;
}

export function solid(part: Solid['part'], tone: Tone, shape: Shape, options: SolidOptions = {}): LooseSolid {
  const edges = options.edges ?? shape.kind !== 'tube';
  return options.motion ? { part, tone, shape, edges, motion: options.motion } : { part, tone, shape, edges };
}

/** A box given by its lower front left corner's opposites: from `min` to `max`. */
export function boxBetween(min: V3, max: V3): Shape {
  return {
    kind: 'box',
    at: [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2, (min[2] + max[2]) / 2],
    size: [max[0] - min[0], max[1] - min[1], max[2] - min[2]],
  };
}

/** A box that holds the shape; at most its radius too large for slanting cylinders. */
export function shapeBounds(shape: Shape): Box {
  switch (shape.kind) {
    case 'box':
      return boxBounds(shape.at, shape.size, shape.yaw ?? 0);
    case 'cylinder':
      return cylinderBounds(shape.from, shape.to, Math.max(shape.radius, shape.radiusTo ?? shape.radius));
    case 'sphere':
      return boxAround([shape.at], shape.radius);
    case 'plate':
      return boxAround(shape.corners, shape.thickness);
    case 'tube':
      return boxAround(shape.path, shape.radius);
  }
}

function boxBounds(at: V3, size: V3, yaw: number): Box {
  const cos = Math.abs(Math.cos(yaw));
  const sin = Math.abs(Math.sin(yaw));
  const half: V3 = [(size[0] * cos + size[2] * sin) / 2, size[1] / 2, (size[0] * sin + size[2] * cos) / 2];
  return { min: [at[0] - half[0], at[1] - half[1], at[2] - half[2]], max: add(at, half) };
}

function cylinderBounds(from: V3, to: V3, radius: number): Box {
  const box = boxAround([from, to]);
  const along: V3 = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
  const length = Math.hypot(...along) || 1;
  const reach = along.map((part) => radius * Math.sqrt(Math.max(0, 1 - (part / length) ** 2)));
  const [x = 0, y = 0, z = 0] = reach;
  return { min: [box.min[0] - x, box.min[1] - y, box.min[2] - z], max: add(box.max, [x, y, z]) };
}
