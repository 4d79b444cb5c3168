import type { DryDesign } from '../../../data/model/registry';

/** Centre-to-centre distance of bags, in bag diameters. Drawing choice. */
const BAG_PITCH = 1.5;
const WALL_CLEARANCE_M = 0.12;
/** Below this a hopper's dust bridges; drawing choice from practice, see `hopperHeight`. */
export const HOPPER_WALL_DEG = 65;
export const OUTLET_HALF_M = 0.16;
const OUTLET_HEIGHT_M = 1.5;
const INLET_ZONE_M = 0.5;
const PLENUM_M = 0.7;

/** Metres. Bag rows stand side by side along x, so that every row shows its front bag through the cut. */
export interface DrySize {
  readonly width: number;
  readonly depth: number;
  readonly columns: number;
  readonly perColumn: number;
  /** True when a registered row runs into the depth (one column is one row), false when rows lie behind each other. */
  readonly columnIsRow: boolean;
  readonly pitch: number;
  readonly outletY: number;
  readonly hopperTopY: number;
  readonly tubeSheetY: number;
  readonly roofY: number;
  readonly hopperCount: number;
  readonly hopperHeight: number;
}

/** Size of a pulse-jet collector's body from its registered bags and hoppers. Wider than deep, or square. */
export function dryCollectorSize(design: DryDesign): DrySize {
  const columnIsRow = design.bagRows >= design.bagsPerRow;
  const columns = columnIsRow ? design.bagRows : design.bagsPerRow;
  const perColumn = columnIsRow ? design.bagsPerRow : design.bagRows;
  const pitch = design.bagDiameterM * BAG_PITCH;
  const width = Math.max(1.1, columns * pitch + 2 * WALL_CLEARANCE_M);
  const depth = Math.max(0.9, perColumn * pitch + 2 * WALL_CLEARANCE_M);
  const height = hopperHeight(width / design.hopperCount, depth);
  const hopperTopY = OUTLET_HEIGHT_M + height;
  const tubeSheetY = hopperTopY + INLET_ZONE_M + design.bagLengthM;
  return {
    width,
    depth,
    columns,
    perColumn,
    columnIsRow,
    pitch,
    outletY: OUTLET_HEIGHT_M,
    hopperTopY,
    tubeSheetY,
    roofY: tubeSheetY + PLENUM_M,
    hopperCount: design.hopperCount,
    hopperHeight: height,
  };
}

/** Height in metres at which the flattest wall of a pyramid hopper stands at 65 degrees. */
export function hopperHeight(topWidth: number, topDepth: number): number {
  const run = Math.max(topWidth, topDepth) / 2 - OUTLET_HALF_M;
  return run * Math.tan((HOPPER_WALL_DEG * Math.PI) / 180);
}
