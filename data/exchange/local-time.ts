/**
 * An instant as the profile writes it: `yyyyMMddHHmmssSSS` at a fixed offset from UTC, minutes.
 * Example: formatLocalTime(0, 480) = "19700101080000000".
 */
export function formatLocalTime(ts: number, offsetMinutes: number): string {
  return new Date(ts + offsetMinutes * 60_000).toISOString().replaceAll(/\D/g, '');
}

/** The way back, epoch ms; null when it is not such a text or no such moment. */
export function parseLocalTime(text: string, offsetMinutes: number): number | null {
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{3})$/.exec(text)?.slice(1).map(Number);
  if (!parts) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, millisecond = 0] = parts;
  const ts = Date.UTC(year, month - 1, day, hour, minute, second, millisecond) - offsetMinutes * 60_000;
  return formatLocalTime(ts, offsetMinutes) === text ? ts : null;
}
