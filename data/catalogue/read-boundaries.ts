import { z } from 'zod';
import { DISTRICT_NAMES, type DistrictCode } from './district-names';

/** Longitude and latitude in degrees. */
export type LonLat = readonly [number, number];
/** Closed: the last position repeats the first. */
export type Ring = readonly LonLat[];
/** Outer ring counter-clockwise, then holes clockwise (RFC 7946, 3.1.6). */
export type Polygon = readonly Ring[];

export interface District {
  /** GB/T 2260. */
  readonly code: DistrictCode;
  readonly name: { readonly zh: string; readonly en: string };
  /** Centre of area of the largest polygon: where a label stands. */
  readonly centre: LonLat;
  /** Largest first. */
  readonly polygons: readonly Polygon[];
}

const position = z
  .array(z.number())
  .min(2)
  .transform(([lon, lat]) => [lon ?? Number.NaN, lat ?? Number.NaN] as const)
  .refine(([lon, lat]) => lon >= 115 && lon <= 118 && lat >= 39 && lat <= 41.5, {
    message: 'a position is [longitude, latitude] in degrees within 115..118 and 39..41.5',
  });
const ring = z
  .array(position)
  .min(4, 'a ring has at least 4 positions')
  .refine((points) => samePlace(points[0], points.at(-1)), {
    message: 'a ring is closed: its last position repeats the first',
  });
const polygon = z.array(ring).min(1, 'a polygon has an outer ring');
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: polygon }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(polygon).min(1) }),
]);
const fileSchema = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      properties: z.object({ code: z.coerce.string(), name: z.string() }),
      geometry,
    }),
  ),
});

/**
 * The 16 districts out of a GeoJSON value whose features carry `code` (GB/T 2260) and `name` (Chinese), WGS 84 or
 * any datum near it. Rings are turned the right way round. Throws an Error of one sentence that names the place,
 * the value and what is expected: wrong shape, unknown, doubled or missing district, a name that is not the code's.
 */
export function readBoundaries(value: unknown): readonly District[] {
  const parsed = fileSchema.safeParse(value);
  if (!parsed.success) throw new Error(`boundary file: ${firstIssue(parsed.error)}`);
  const found = new Map<string, District>();
  for (const [index, feature] of parsed.data.features.entries()) {
    const district = readDistrict(feature.properties, polygonsOf(feature.geometry), `features[${index}]`);
    if (found.has(district.code)) {
      throw new Error(
        `boundary file: features[${index}].properties.code ${district.code} comes twice; join its parts in one MultiPolygon`,
      );
    }
    found.set(district.code, district);
  }
  return DISTRICT_NAMES.map(({ code, name }) => {
    const district = found.get(code);
    if (!district)
      throw new Error(`boundary file: district ${code} ${name.zh} is missing; all 16 are needed`);
    return district;
  });
}

function readDistrict(
  properties: { code: string; name: string },
  polygons: readonly Polygon[],
  where: string,
): District {
  const entry = DISTRICT_NAMES.find((d) => d.code === properties.code);
  if (!entry) {
    throw new Error(
      `boundary file: ${where}.properties.code "${properties.code}" is none of the 16 districts (GB/T 2260, 110101 to 110119)`,
    );
  }
  if (entry.name.zh !== properties.name) {
    throw new Error(
      `boundary file: ${where}.properties.name "${properties.name}" does not belong to code ${entry.code}, which is "${entry.name.zh}"`,
    );
  }
  const ordered = polygons.map(orient).sort((a, b) => outerArea(b) - outerArea(a));
  return { code: entry.code, name: entry.name, centre: centreOf(ordered), polygons: ordered };
}

function polygonsOf(shape: z.infer<typeof geometry>): readonly Polygon[] {
  return shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
}

function orient(rings: Polygon): Polygon {
  return rings.map((points, index) => {
    const counterClockwise = signedArea(points) > 0;
    return counterClockwise === (index === 0) ? points : [...points].reverse();
  });
}

function outerArea(rings: Polygon): number {
  return Math.abs(signedArea(rings[0] ?? []));
}

/** Square degrees, positive when counter-clockwise (shoelace formula). */
function signedArea(points: Ring): number {
  let doubled = 0;
  for (const [[x1, y1], [x2, y2]] of edges(points)) doubled += x1 * y2 - x2 * y1;
  return doubled / 2;
}

/** Centroid of the first polygon's outer ring. */
function centreOf(polygons: readonly Polygon[]): LonLat {
  const points = polygons[0]?.[0] ?? [];
  const [originX, originY] = points[0] ?? [0, 0];
  let x = 0;
  let y = 0;
  let doubled = 0;
  for (const [[x1, y1], [x2, y2]] of edges(points)) {
    const cross = (x1 - originX) * (y2 - originY) - (x2 - originX) * (y1 - originY);
    doubled += cross;
    x += (x1 + x2 - 2 * originX) * cross;
    y += (y1 + y2 - 2 * originY) * cross;
  }
  return [originX + x / (3 * doubled), originY + y / (3 * doubled)];
}

function edges(points: Ring): (readonly [LonLat, LonLat])[] {
  return points.slice(1).map((to, index) => [points[index] ?? to, to] as const);
}

function samePlace(a: LonLat | undefined, b: LonLat | undefined): boolean {
  return a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];
}

function firstIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  if (!issue) return 'not a GeoJSON FeatureCollection';
  const path = issue.path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('');
  return `${path.replace(/^\./, '') || 'the whole file'}: ${issue.message}`;
}
