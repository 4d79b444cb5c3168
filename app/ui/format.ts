import { POINTS, type PointId } from '../../data/model/points';

/** What stands where there is no number. */
export const NO_VALUE = '—';
const NO_BREAK_SPACE = '\u00a0';
const TIME_ZONE = 'Asia/Shanghai';

/** `1120.46, 1` gives `1,120.5`; what is not finite gives a dash. The same in both languages. */
export function formatNumber(value: number | undefined, decimals: number): string {
  if (value === undefined || !Number.isFinite(value)) return NO_VALUE;
  const text = numberFormat(decimals).format(value);
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text;
}

/** `1120.46, 'Pa', 0` gives `1,120 Pa`; number and unit never part at a line's end. */
export function formatQuantity(value: number | undefined, unit: string, decimals: number): string {
  const number = formatNumber(value, decimals);
  return unit === '' || number === NO_VALUE ? number : `${number}${NO_BREAK_SPACE}${unit}`;
}

/** A point's value in its own unit and decimals. Switches have words, not numbers: ask the texts for them. */
export function formatPoint(point: PointId, value: number | undefined): string {
  const { unit, decimals } = POINTS[point];
  return formatQuantity(value, unit, decimals);
}

/** Epoch ms to `14:03:07` in Asia/Shanghai, 24 h. */
export function formatClock(ts: number): string {
  return readClock(ts).time;
}

/** Epoch ms to `2026-11-22` in Asia/Shanghai. */
export function formatDate(ts: number): string {
  return readClock(ts).date;
}

/** Epoch ms to `2026-11-22 14:03:07` in Asia/Shanghai. */
export function formatDateTime(ts: number): string {
  const { date, time } = readClock(ts);
  return `${date} ${time}`;
}

/** Epoch ms to `11-22 14:03`: for tables where the year is plain. */
export function formatMinute(ts: number): string {
  const { date, time } = readClock(ts);
  return `${date.slice(5)} ${time.slice(0, 5)}`;
}

/** How long: `12 s`, `3 min`, `2 h 05 min`, `3 d 4 h`; `12 秒`, `3 分`, `2 时 05 分`, `3 天 4 时`. Below zero counts as zero. */
export function formatAge(ms: number, locale: string): string {
  const words = locale.startsWith('zh') ? ZH : EN;
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} ${words.second}`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} ${words.minute}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} ${words.hour} ${String(minutes % 60).padStart(2, '0')} ${words.minute}`;
  return `${Math.floor(hours / 24)} ${words.day} ${hours % 24} ${words.hour}`;
}

/** A short delay: `<0.1 s` where tenths say nothing, `0.4 s`, `12.0 s`, then as an age. */
export function formatLag(ms: number, locale: string): string {
  if (ms >= 60_000) return formatAge(ms, locale);
  const words = locale.startsWith('zh') ? ZH : EN;
  if (ms < SHORTEST_LAG_MS) return `<0.1 ${words.second}`;
  return `${formatNumber(ms / 1000, 1)} ${words.second}`;
}

/** Below this a tenth of a second would read 0.0. */
const SHORTEST_LAG_MS = 50;

const ZH = { second: '秒', minute: '分', hour: '时', day: '天' };
const EN = { second: 's', minute: 'min', hour: 'h', day: 'd' };

const numberFormats = new Map<number, Intl.NumberFormat>();

function numberFormat(decimals: number): Intl.NumberFormat {
  const found = numberFormats.get(decimals);
  if (found) return found;
  const made = new Intl.NumberFormat('en-US', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  numberFormats.set(decimals, made);
  return made;
}

/** sv-SE writes ISO 8601 order: `2026-11-22 14:03:07`. */
const clockFormat = new Intl.DateTimeFormat('sv-SE', {
  timeZone: TIME_ZONE,
  dateStyle: 'short',
  timeStyle: 'medium',
});

function readClock(ts: number): { date: string; time: string } {
  if (!Number.isFinite(ts)) return { date: NO_VALUE, time: NO_VALUE };
  const [date = NO_VALUE, time = NO_VALUE] = clockFormat.format(ts).split(' ');
  return { date, time };
}
