import type { MaintenanceWindow } from '../../data/model/maintenance';

/** A time in which alarms are held back: from <= t < to. One list of them is in order of time and none touches another. */
export interface ServiceWindow {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly reason: string;
}

/** Windows that overlap or touch are one, named as the first of them. Such as never took place are left out. */
export function mergeWindows(windows: readonly MaintenanceWindow[]): readonly ServiceWindow[] {
  const merged: ServiceWindow[] = [];
  const inOrder = windows
    .filter(({ from, to }) => to > from)
    .toSorted((a, b) => a.from - b.from || a.to - b.to || (a.id < b.id ? -1 : 1));
  for (const { id, from, to, reason } of inOrder) {
    const last = merged.at(-1);
    if (last && from <= last.to) merged[merged.length - 1] = { ...last, to: Math.max(last.to, to) };
    else merged.push({ id, from, to, reason });
  }
  return merged;
}

/** When both hold: a station is out of service only while all its collectors are. */
export function intersectWindows(
  some: readonly ServiceWindow[],
  others: readonly ServiceWindow[],
): readonly ServiceWindow[] {
  return some.flatMap((one) =>
    others.flatMap((other): ServiceWindow[] => {
      const [from, to] = [Math.max(one.from, other.from), Math.min(one.to, other.to)];
      return from < to ? [{ ...one, from, to }] : [];
    }),
  );
}

/** The window that event time `ts` lies in. */
export function windowAt(windows: readonly ServiceWindow[], ts: number): ServiceWindow | undefined {
  return windows.find(({ from, to }) => from <= ts && ts < to);
}
