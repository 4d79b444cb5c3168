import type { Collector } from '../../data/model/registry';

/** Typical dust in the raw gas, g/m3. Own closure: no station sends it. */
const RAW_GAS_G_M3 = 3;
/** Loose dust in a hopper and settled solids in sludge, kg/m3. Own closure. */
const HOPPER_BULK_KG_M3 = 400;
const SLUDGE_SOLIDS_KG_M3 = 800;
/** Sludge this deep counts as 100 %, m. Own closure. */
const FULL_SLUDGE_M = 0.3;
/** What a working airlock or conveyor leaves behind, share of full. Own closure. */
const HEEL = 0.08;
/** An airlock can take out this many times the typical feed. Own closure. */
const DISCHARGE_OVER_FEED = 4;

export interface Collecting {
  /** Share of full, 0..1. */
  readonly level: number;
  readonly running: boolean;
  /** The airlock or conveyor takes dust out. */
  readonly discharges: boolean;
}

/** What is left in hopper or tank when all is in order, share of full; nothing where it is emptied by hand. */
export function restingLevel(collector: Collector): number {
  return hasDischarge(collector) ? HEEL : 0;
}

/** Does it empty itself, by airlock or drag conveyor? Else it is emptied by hand. */
export function hasDischarge(collector: Collector): boolean {
  return collector.type === 'wet'
    ? collector.wet?.sludge === 'drag-conveyor'
    : collector.dry?.airlock !== 'none';
}

/**
 * Level of collected dust after `dtS`, share of full 0..1: typical feed while running, less what is discharged, which falls
 * to nothing at the heel. An estimate by run time, no mass balance: nobody measures the feed.
 */
export function collectDust(
  collector: Collector,
  { level, running, discharges }: Collecting,
  dtS: number,
): number {
  if (!running) return level;
  const feed = feedPerSecond(collector);
  if (!discharges) return Math.min(1, level + feed * dtS);
  const fastest = level - (DISCHARGE_OVER_FEED - 1) * feed * dtS;
  const settled = HEEL + (level - HEEL) * Math.exp((-feed * dtS) / HEEL);
  return Math.min(1, Math.max(0, Math.max(fastest, settled)));
}

function feedPerSecond(collector: Collector): number {
  const feedKgS = (RAW_GAS_G_M3 * collector.airflowM3h) / 3600 / 1000;
  return feedKgS / capacityKg(collector);
}

function capacityKg({ dry, wet }: Collector): number {
  if (wet) return wet.tankAreaM2 * FULL_SLUDGE_M * SLUDGE_SOLIDS_KG_M3;
  return (dry?.hopperVolumeM3 ?? 1) * (dry?.hopperCount ?? 1) * HOPPER_BULK_KG_M3;
}
