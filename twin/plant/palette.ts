import type { Ground } from '../appearance';
import type { Tone } from '../collector/geometry/solid';

export interface Palette {
  readonly background: string;
  readonly floor: string;
  readonly indoor: string;
  readonly grid: string;
  readonly gridStrength: number;
  readonly edge: string;
  readonly edgeHollow: string;
  readonly edgeSelected: string;
  readonly tones: Readonly<Record<Tone, string>>;
  readonly bagClean: string;
  readonly bagLoaded: string;
  readonly dust: string;
  readonly water: string;
  readonly drop: string;
  readonly streak: string;
  readonly ember: string;
  readonly lampOn: string;
  readonly skyLight: string;
  readonly groundLight: string;
  readonly hemisphere: number;
  readonly key: number;
}

/** Desaturated blue-grey clay on each ground. No level colour in here. */
export const PALETTES: Readonly<Record<Ground, Palette>> = {
  dark: {
    background: '#0f1720',
    floor: '#121b25',
    indoor: '#1f2b38',
    grid: '#4b6076',
    gridStrength: 0.34,
    edge: '#1a2530',
    edgeHollow: '#8a9bad',
    edgeSelected: '#ffffff',
    tones: {
      steel: '#8d9aa8',
      cut: '#d4dbe2',
      frame: '#5c6977',
      duct: '#a4b0bc',
      dark: '#3d4854',
      machine: '#76838f',
      hood: '#93a0ad',
      person: '#9aa7b4',
      slab: '#465565',
      lamp: '#4c5864',
      glass: '#a9c0d2',
      hazard: '#d8cfc0',
      sight: '#b9cbdb',
    },
    bagClean: '#e3e6e6',
    bagLoaded: '#6d6459',
    dust: '#8a7f72',
    water: '#5d8298',
    drop: '#a9c9da',
    streak: '#f4f8fb',
    ember: '#d9622b',
    lampOn: '#fff3d6',
    skyLight: '#cfdcea',
    groundLight: '#33404e',
    hemisphere: 2.1,
    key: 3.1,
  },
  light: {
    background: '#e6e8eb',
    floor: '#c9ced4',
    indoor: '#dadee3',
    grid: '#8694a3',
    gridStrength: 0.4,
    edge: '#47545f',
    edgeHollow: '#5d6a77',
    edgeSelected: '#0b1116',
    tones: {
      steel: '#aab5c0',
      cut: '#eef1f4',
      frame: '#7d8a97',
      duct: '#bcc6cf',
      dark: '#59656f',
      machine: '#98a4b0',
      hood: '#b0bbc5',
      person: '#7d8a96',
      slab: '#c3cad1',
      lamp: '#7f8a95',
      glass: '#7f9bb0',
      hazard: '#8a7c68',
      sight: '#5b6f82',
    },
    bagClean: '#f4f5f3',
    bagLoaded: '#7c7266',
    dust: '#8a7f72',
    water: '#6f9bb3',
    drop: '#4f7d95',
    streak: '#20303f',
    ember: '#d9622b',
    lampOn: '#fff0c4',
    skyLight: '#ffffff',
    groundLight: '#aab2bb',
    hemisphere: 1.55,
    key: 1.55,
  },
};
