/** `480, 1050` gives `08:00–17:30`; an end after midnight is marked: `20:00–04:00 (+1)`. Minutes after local midnight. */
export function readShiftTime(startMinute: number, endMinute: number): string {
  const nextDay = endMinute > 1440;
  return `${readMinute(startMinute)}–${readMinute(nextDay ? endMinute - 1440 : endMinute)}${nextDay ? ' (+1)' : ''}`;
}

/** `[1, 2, 3, 6]` gives `[[1, 3], [6, 6]]`: runs of days, 1 = Monday. */
export function runsOfDays(days: readonly number[]): (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const day of [...new Set(days)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === day - 1) last[1] = day;
    else runs.push([day, day]);
  }
  return runs;
}

function readMinute(minute: number): string {
  const hour = Math.floor(minute / 60);
  return `${String(hour).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
