import type { MaintenanceWindow } from '../../../data/model/maintenance';

export type MaintenanceTime = 'now' | 'coming' | 'past' | 'withdrawn';

/** Windows with where `now` (epoch ms) stands to them: under way first, then the next to come, then the latest past or withdrawn. */
export function sortMaintenance(
  windows: readonly MaintenanceWindow[],
  now: number,
): (MaintenanceWindow & { readonly time: MaintenanceTime })[] {
  return windows
    .map((window) => ({ ...window, time: timeOf(window, now) }))
    .sort((a, b) => {
      if (rankOf(a.time) !== rankOf(b.time)) return rankOf(a.time) - rankOf(b.time);
      return isOver(a.time) ? b.to - a.to : a.from - b.from;
    });
}

/** Nothing of it can still be changed. */
export function isOver(time: MaintenanceTime): boolean {
  return time === 'past' || time === 'withdrawn';
}

function rankOf(time: MaintenanceTime): number {
  if (isOver(time)) return 2;
  return time === 'now' ? 0 : 1;
}

/** One that was withdrawn before it began ends where it begins. */
function timeOf({ from, to }: MaintenanceWindow, now: number): MaintenanceTime {
  if (from === to) return 'withdrawn';
  if (now >= to) return 'past';
  return now >= from ? 'now' : 'coming';
}
