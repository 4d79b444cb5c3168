const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Asia/Shanghai keeps UTC+8 all year. */
const OFFSET_MS = 8 * 3_600_000;

/** As in the registry: days 1 = Monday ... 7 = Sunday, minutes after local midnight; an end beyond 1440 is the next day. */
export interface Shift {
  readonly days: readonly number[];
  readonly startMinute: number;
  readonly endMinute: number;
}

export interface ShiftMargins {
  /** Widens the shift: this long before its start and after its end it is still "on", s. */
  readonly leadS: number;
  readonly lagS: number;
}

/** Whether a shift, widened by margins, covers the moment `ts` (epoch ms). */
export function shiftAt(
  shifts: readonly Shift[],
  ts: number,
  margins: ShiftMargins = { leadS: 0, lagS: 0 },
): boolean {
  return lastStart(shifts, ts, margins) !== null;
}

/** Start of the earliest-begun shift that covers `ts`, widened by margins, epoch ms; null outside working hours. */
export function lastStart(
  shifts: readonly Shift[],
  ts: number,
  margins: ShiftMargins = { leadS: 0, lagS: 0 },
): number | null {
  const today = Math.floor((ts + OFFSET_MS) / DAY_MS);
  for (let day = today - 2; day <= today + 1; day++) {
    for (const shift of shifts) {
      if (!shift.days.includes(weekday(day))) continue;
      const start = day * DAY_MS - OFFSET_MS + shift.startMinute * MINUTE_MS;
      const end = day * DAY_MS - OFFSET_MS + shift.endMinute * MINUTE_MS;
      if (ts >= start - margins.leadS * 1000 && ts < end + margins.lagS * 1000) return start;
    }
  }
  return null;
}

/** 1970-01-01 was a Thursday. */
function weekday(day: number): number {
  return ((day + 3) % 7) + 1;
}
