/** Longitude and latitude in degrees. */
export type LonLat = readonly [number, number];
/** Kilometres east and north of the projection's origin. */
export type PlanePoint = readonly [number, number];

export interface Projection {
  readonly origin: LonLat;
  readonly toPlane: (place: LonLat) => PlanePoint;
  readonly toLonLat: (point: PlanePoint) => LonLat;
}

/**
 * Local equirectangular projection: kilometres east and north of `origin`, the east axis shortened by cos(latitude of origin).
 * Over a city (100 km from the origin) lengths are off by less than 1.5 %: good for a schematic map, not for surveying.
 * Source: J. P. Snyder, Map Projections - A Working Manual, USGS PP 1395 (1987), chapter 12; mean Earth radius of IUGG.
 * @example createProjection([116, 40]).toPlane([117, 40]) // [85.18, 0]
 */
export function createProjection(origin: LonLat): Projection {
  const kmPerDegreeNorth = (EARTH_RADIUS_KM * Math.PI) / 180;
  const kmPerDegreeEast = kmPerDegreeNorth * Math.cos((origin[1] * Math.PI) / 180);
  return {
    origin,
    toPlane: ([longitude, latitude]) => [
      (longitude - origin[0]) * kmPerDegreeEast,
      (latitude - origin[1]) * kmPerDegreeNorth,
    ],
    toLonLat: ([east, north]) => [origin[0] + east / kmPerDegreeEast, origin[1] + north / kmPerDegreeNorth],
  };
}

const EARTH_RADIUS_KM = 6371.0088;
