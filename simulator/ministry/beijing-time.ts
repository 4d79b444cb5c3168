const OFFSET_MS = 8 * 3_600_000;

/** `yyyyMMddHHmmssSSS` in Beijing time (UTC+8, no summer time) as epoch ms; null when it is no such moment. */
export function parseBeijingTime(text: string): number | null {
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{3})$/.exec(text);
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, milli = 0] = parts
    .slice(1)
    .map(Number);
  const ts = Date.UTC(year, month - 1, day, hour, minute, second, milli) - OFFSET_MS;
  // February 30 or hour 25 would roll over into another moment.
  return formatBeijingTime(ts) === text ? ts : null;
}

/** Epoch ms as `yyyyMMddHHmmssSSS` in Beijing time. */
export function formatBeijingTime(ts: number): string {
  return new Date(ts + OFFSET_MS)
    .toISOString()
    .replaceAll(/[^0-9]/g, '')
    .slice(0, 17);
}
