import boundaries from './map/beijing.json';
import { type District, type LonLat, type Polygon, readBoundaries } from './read-boundaries';

export type { District } from './read-boundaries';

/** A zone that is not a district of GB/T 2260. */
export interface Area {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly centre: LonLat;
  readonly polygons: readonly Polygon[];
  /** The outline is drawn by hand and only shows where the area lies. */
  readonly approximate: boolean;
}

/** The 16 districts with schematic outlines; source and licence in `sources.md`. Maps must say 「示意图」. */
export const DISTRICTS: readonly District[] = readBoundaries(boundaries);

/** 亦庄 has no district code of its own. Its outline is invented around 116.50 E, 39.79 N: a sketch, not a boundary. */
export const AREAS: readonly Area[] = [
  {
    code: 'yizhuang',
    name: { zh: '亦庄', en: 'Yizhuang' },
    centre: [116.525, 39.785],
    polygons: [
      [
        [
          [116.455, 39.795],
          [116.468, 39.77],
          [116.492, 39.75],
          [116.53, 39.735],
          [116.572, 39.738],
          [116.596, 39.756],
          [116.592, 39.784],
          [116.566, 39.806],
          [116.534, 39.822],
          [116.498, 39.832],
          [116.468, 39.82],
          [116.455, 39.795],
        ],
      ],
    ],
    approximate: true,
  },
];
