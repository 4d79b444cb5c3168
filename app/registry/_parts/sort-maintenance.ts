import type { MaintenanceWindow } from '../../../data/model/maintenance';

export type MaintenanceTime = 'now' | 'coming' | 'past';

/** Windows with where `now` (epoch ms) stands to them: under way first, then the next to come, then the latest past. */
export function sortMaintenance(
  windows: readonly MaintenanceWindow[],
  now: number,
): (MaintenanceWindow & { readonly time: MaintenanceTime })[] {
  return windows
    .map((window) => ({ ...window, time: timeOf(window, now) }))
    .sort((a, b) => {
      if (a.time !== b.time) return ORDER.indexOf(a.time) - ORDER.indexOf(b.time);
      return a.time === 'past' ? b.to - a.to : a.from - b.from;
    });
}

const ORDER: readonly MaintenanceTime[] = ['now', 'coming', 'past'];

function timeOf({ from, to }: MaintenanceWindow, now: number): MaintenanceTime {
  if (now >= to) return 'past';
  return now >= from ? 'now' : 'coming';
}
