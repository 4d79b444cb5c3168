import { parseMoment } from '../../ui/clock-address';

/** What is taken for a moment: a day, or a day and a minute. */
export const AUDIT_TIME = '\\d{4}-\\d\\d-\\d\\d([ T]\\d\\d:\\d\\d)?';

/**
 * The first or last millisecond of a day or a minute in Asia/Shanghai, epoch ms: `2026-11-22`, `2026-11-22 14:03`. Null for what is no
 * such moment.
 */
export function readAuditTime(text: string | null, end: 'first' | 'last'): number | null {
  if (text === null || !WHOLE.test(text)) return null;
  const isDay = text.length === DAY_CHARACTERS;
  const ts = parseMoment(`${text.slice(0, DAY_CHARACTERS)}T${isDay ? '00:00' : text.slice(-5)}:00`);
  if (ts === null) return null;
  if (end === 'first') return ts;
  return ts + (isDay ? DAY_MS : MINUTE_MS) - 1;
}

const WHOLE = new RegExp(`^${AUDIT_TIME}$`);
const DAY_CHARACTERS = 10;
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
