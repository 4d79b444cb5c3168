import { formatLag } from '../../ui/format';

/** A signed lag: `+0.1 s`, `−2 min`; what is below a tenth of a second has no sign. */
export function formatSkew(ms: number, locale: string): string {
  if (Math.abs(ms) < 50) return locale.startsWith('zh') ? '0.0 秒' : '0.0 s';
  return `${ms < 0 ? '−' : '+'}${formatLag(Math.abs(ms), locale)}`;
}
