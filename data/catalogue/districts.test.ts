import { describe, expect, it } from 'vitest';
import { districtAt, isInside } from './district-at';
import { AREAS, DISTRICTS } from './districts';
import { parseBoundaryFile } from './parse-boundary-file';
import type { Ring } from './read-boundaries';

/** Published areas of the districts in km2 (city statistics), an oracle outside the file. */
const PUBLISHED_KM2: Record<string, number> = {
  '110101': 42,
  '110102': 51,
  '110105': 471,
  '110106': 306,
  '110107': 84,
  '110108': 431,
  '110109': 1451,
  '110111': 1990,
  '110112': 906,
  '110113': 1020,
  '110114': 1344,
  '110115': 1036,
  '110116': 2123,
  '110117': 950,
  '110118': 2229,
  '110119': 1994,
};

describe('the 16 districts', () => {
  it('have the codes and names of GB/T 2260', () => {
    expect(DISTRICTS.map((d) => `${d.code} ${d.name.zh}`)).toEqual([
      '110101 东城区',
      '110102 西城区',
      '110105 朝阳区',
      '110106 丰台区',
      '110107 石景山区',
      '110108 海淀区',
      '110109 门头沟区',
      '110111 房山区',
      '110112 通州区',
      '110113 顺义区',
      '110114 昌平区',
      '110115 大兴区',
      '110116 怀柔区',
      '110117 平谷区',
      '110118 密云区',
      '110119 延庆区',
    ]);
  });

  it('are as large as published, within 3 % or 2 km2', () => {
    for (const district of DISTRICTS) {
      const published = PUBLISHED_KM2[district.code] ?? Number.NaN;
      const km2 = district.polygons.reduce((sum, [outer]) => sum + areaKm2(outer ?? []), 0);
      expect(Math.abs(km2 - published), `${district.name.zh} ${km2}`).toBeLessThan(
        Math.max(2, published * 0.03),
      );
    }
  });

  it('lie within the bounding box of the city, outer rings counter-clockwise, labels inside', () => {
    for (const { name, polygons, centre } of DISTRICTS) {
      for (const [longitude, latitude] of polygons.flat(2)) {
        expect(longitude).toBeGreaterThan(115.4);
        expect(longitude).toBeLessThan(117.52);
        expect(latitude).toBeGreaterThan(39.43);
        expect(latitude).toBeLessThan(41.07);
      }
      for (const [outer] of polygons) expect(areaKm2(outer ?? []), name.zh).toBeGreaterThan(0);
      expect(isInside(polygons, ...centre), name.zh).toBe(true);
    }
  });

  it.each([
    ['Temple of Heaven', 116.4107, 39.8822, '东城区'],
    ['Summer Palace', 116.27, 39.995, '海淀区'],
    ['Capital Airport, an enclave of Chaoyang', 116.594, 40.073, '朝阳区'],
    ['Badaling', 116.02, 40.356, '延庆区'],
  ])('finds the district of %s', (_, longitude, latitude, expected) => {
    expect(districtAt(longitude, latitude)?.name.zh).toBe(expected);
  });

  it('finds nothing outside the city', () => {
    expect(districtAt(117.2, 39.1)).toBeUndefined();
  });

  it('shows Yizhuang as an approximate area of its own', () => {
    const [yizhuang] = AREAS;
    expect(yizhuang?.approximate).toBe(true);
    expect(isInside(yizhuang?.polygons ?? [], 116.5, 39.79)).toBe(true);
  });
});

describe('parseBoundaryFile', () => {
  it('takes a file of the 16 districts and turns rings the right way round', () => {
    const clockwise = DISTRICTS.map((d) =>
      feature(
        d.code,
        d.name.zh,
        d.polygons.map((p) => p.map((r) => [...r].reverse())),
      ),
    );
    expect(parseBoundaryFile(collection(clockwise))).toEqual(DISTRICTS);
  });

  const square = [
    [
      [
        [116, 40],
        [116.1, 40],
        [116.1, 40.1],
        [116, 40],
      ],
    ],
  ];
  it.each([
    ['no JSON', '{', /not JSON/],
    ['another shape', '[]', /the whole file/],
    [
      'an unknown code',
      collection([feature('320100', '南京', square)]),
      /features\[0\].properties.code "320100"/,
    ],
    ['a wrong name', collection([feature('110101', '西城区', square)]), /does not belong to code 110101/],
    [
      'a doubled code',
      collection([feature('110101', '东城区', square), feature('110101', '东城区', square)]),
      /comes twice/,
    ],
    ['a missing district', collection([feature('110101', '东城区', square)]), /110102 西城区 is missing/],
    [
      'latitude before longitude',
      collection([
        feature('110101', '东城区', [
          [
            [
              [40, 116],
              [40, 116.1],
              [40.1, 116],
              [40, 116],
            ],
          ],
        ]),
      ]),
      /longitude, latitude/,
    ],
    [
      'an open ring',
      collection([
        feature('110101', '东城区', [
          [
            [
              [116, 40],
              [116.1, 40],
              [116.1, 40.1],
              [116, 40.1],
            ],
          ],
        ]),
      ]),
      /closed/,
    ],
  ])('refuses %s in one sentence', (_, text, message) => {
    expect(() => parseBoundaryFile(text)).toThrow(message);
  });
});

function feature(code: string, name: string, coordinates: unknown) {
  return { type: 'Feature', properties: { code, name }, geometry: { type: 'MultiPolygon', coordinates } };
}

function collection(features: readonly unknown[]): string {
  return JSON.stringify({ type: 'FeatureCollection', features });
}

/** Signed, on a sphere of 6371 km flattened at latitude 40.2. */
function areaKm2(ring: Ring): number {
  const kmPerDegree = (Math.PI / 180) * 6371;
  const doubled = ring.reduce((sum, [x1, y1], index) => {
    const [x2, y2] = ring[(index + 1) % ring.length] ?? [x1, y1];
    return sum + x1 * y2 - x2 * y1;
  }, 0);
  return (doubled / 2) * kmPerDegree * kmPerDegree * Math.cos((40.2 * Math.PI) / 180);
}
