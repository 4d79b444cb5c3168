import { formatLag } from '../../ui/format';

/** A signed lag: `+0.1 s`, `−2 min`; what is below a tenth of a second has no sign. */
export function formatSkew(ms: number, locale: string): string {
  const size = formatLag(Math.abs(ms), locale);
  if (Math.abs(ms) < 50) return size;
  return `${ms < 0 ? '−' : '+'}${size}`;
}
