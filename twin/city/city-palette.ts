import type { Level } from '../../data/model/level';
import { type Ground, LEVEL_COLOURS } from '../appearance';

/** Colours of the map on one ground. Grey is normal; only the four levels have colour. */
export interface CityPalette {
  readonly background: string;
  /** Top of a district that has no enterprise. */
  readonly relief: string;
  /** Foot of the relief's walls. */
  readonly foot: string;
  readonly line: string;
  readonly outline: string;
  readonly graticule: string;
  readonly area: string;
  /** Core of a pillar whose risk is not known. */
  readonly normal: string;
  readonly ghost: string;
  readonly ghostOpacity: number;
  readonly selected: string;
  readonly shadow: number;
  readonly sky: string;
  readonly earth: string;
  readonly levels: Readonly<Record<Level, string>>;
  /** How much of the level's colour goes into a district's fill, 0..1: an area stays quieter than an icon. */
  readonly fill: Readonly<Record<Level, number>>;
}

export const CITY_PALETTES: Readonly<Record<Ground, CityPalette>> = {
  dark: {
    background: '#0f1720',
    relief: '#303f4f',
    foot: '#1c2937',
    line: '#56687c',
    outline: '#8798ab',
    graticule: '#223040',
    area: '#c3cedb',
    normal: '#8a94a6',
    ghost: '#b9c6d6',
    ghostOpacity: 0.2,
    selected: '#ffffff',
    shadow: 0.42,
    sky: '#dfe9f5',
    earth: '#4c5b6c',
    levels: LEVEL_COLOURS,
    fill: { red: 0.6, orange: 0.5, yellow: 0.42, blue: 0.3 },
  },
  light: {
    background: '#e6e8eb',
    relief: '#bcc5cf',
    foot: '#8e99a6',
    line: '#8593a3',
    outline: '#566474',
    graticule: '#d3d8de',
    area: '#3c4856',
    normal: '#6b7684',
    ghost: '#3c4a5a',
    ghostOpacity: 0.16,
    selected: '#17202a',
    shadow: 0.22,
    sky: '#ffffff',
    earth: '#aab4bf',
    levels: LEVEL_COLOURS,
    fill: { red: 0.7, orange: 0.66, yellow: 0.62, blue: 0.42 },
  },
};
