import { LEVELS, type Level } from '../../data/model/level';

/** An enterprise on the map, with what its pillar shows. */
export interface PlacedEnterprise {
  readonly id: string;
  /** Kilometres east and north. */
  readonly east: number;
  readonly north: number;
  /** 0..100; null while nothing has been computed. */
  readonly actual: number | null;
  readonly actualLevel: Level | null;
  readonly extreme: number | null;
  readonly extremeLevel: Level | null;
  /** Level of its open warning. */
  readonly warning: Level | null;
  /** The warning still waits for someone. */
  readonly waiting: boolean;
}

/** One pillar: an enterprise, or several that stand too close to be told apart. Each figure is the highest of its members. */
export interface Gathering {
  /** Indexes into what was gathered; the first has the highest actual risk. */
  readonly members: readonly number[];
  readonly east: number;
  readonly north: number;
  readonly actual: number | null;
  readonly actualLevel: Level | null;
  readonly extreme: number | null;
  readonly extremeLevel: Level | null;
  readonly warning: Level | null;
  readonly waiting: boolean;
}

/**
 * Gathers enterprises that stand within `radiusKm` of one with a higher actual risk. Every enterprise is in exactly one
 * gathering, the order of the input does not matter, and radius 0 gathers only what stands on the very same spot.
 * Linear in the number of enterprises for a given density (a grid of cells of `radiusKm`).
 */
export function gatherEnterprises(placed: readonly PlacedEnterprise[], radiusKm: number): Gathering[] {
  const cellKm = Math.max(radiusKm, SAME_SPOT_KM);
  const order = placed.map((_, index) => index).sort((a, b) => compare(placed[a], placed[b]));
  const cells = fillCells(placed, order, cellKm);
  const taken = new Uint8Array(placed.length);
  const gatherings: Gathering[] = [];
  for (const seed of order) {
    if (taken[seed]) continue;
    gatherings.push(combine(placed, takeAround(placed, seed, { cells, cellKm, taken })));
  }
  return gatherings;
}

/** The higher of two levels; null is lower than all. */
export function higherLevel(a: Level | null, b: Level | null): Level | null {
  if (a === null) return b;
  if (b === null) return a;
  return LEVELS.indexOf(a) <= LEVELS.indexOf(b) ? a : b;
}

const SAME_SPOT_KM = 1e-6;
/** Cells are numbered row by row; the Earth has fewer columns than this at any cell size that is used. */
const ROW = 2 ** 26;

interface Grid {
  readonly cells: ReadonlyMap<number, readonly number[]>;
  readonly cellKm: number;
  readonly taken: Uint8Array;
}

function compare(a: PlacedEnterprise | undefined, b: PlacedEnterprise | undefined): number {
  if (!a || !b) return 0;
  return (b.actual ?? -1) - (a.actual ?? -1) || (a.id < b.id ? -1 : 1);
}

function fillCells(
  placed: readonly PlacedEnterprise[],
  order: readonly number[],
  cellKm: number,
): Map<number, number[]> {
  const cells = new Map<number, number[]>();
  for (const index of order) {
    const enterprise = placed[index] as PlacedEnterprise;
    const key = Math.floor(enterprise.north / cellKm) * ROW + Math.floor(enterprise.east / cellKm);
    const cell = cells.get(key);
    if (cell) cell.push(index);
    else cells.set(key, [index]);
  }
  return cells;
}

/** The seed and everything free within a cell's size of it, from the nine cells around. */
function takeAround(
  placed: readonly PlacedEnterprise[],
  seed: number,
  { cells, cellKm, taken }: Grid,
): number[] {
  const centre = placed[seed] as PlacedEnterprise;
  const [row, column] = [Math.floor(centre.north / cellKm), Math.floor(centre.east / cellKm)];
  const members = [seed];
  taken[seed] = 1;
  for (let r = row - 1; r <= row + 1; r++) {
    for (let c = column - 1; c <= column + 1; c++) {
      for (const index of cells.get(r * ROW + c) ?? []) {
        const other = placed[index] as PlacedEnterprise;
        if (taken[index] || Math.hypot(other.east - centre.east, other.north - centre.north) > cellKm)
          continue;
        taken[index] = 1;
        members.push(index);
      }
    }
  }
  return members;
}

function combine(placed: readonly PlacedEnterprise[], members: readonly number[]): Gathering {
  const figures = { actual: null as number | null, extreme: null as number | null, waiting: false };
  const levels = {
    actual: null as Level | null,
    extreme: null as Level | null,
    warning: null as Level | null,
  };
  let [east, north] = [0, 0];
  for (const index of members) {
    const member = placed[index] as PlacedEnterprise;
    east += member.east / members.length;
    north += member.north / members.length;
    figures.actual = higher(figures.actual, member.actual);
    figures.extreme = higher(figures.extreme, member.extreme);
    figures.waiting ||= member.waiting;
    levels.actual = higherLevel(levels.actual, member.actualLevel);
    levels.extreme = higherLevel(levels.extreme, member.extremeLevel);
    levels.warning = higherLevel(levels.warning, member.warning);
  }
  return {
    members,
    east,
    north,
    ...figures,
    actualLevel: levels.actual,
    extremeLevel: levels.extreme,
    warning: levels.warning,
  };
}

function higher(a: number | null, b: number | null): number | null {
  if (a === null) return b;
  return b === null ? a : Math.max(a, b);
}
