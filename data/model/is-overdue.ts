import type { Enterprise } from './registry';

/** The longest stop that counts as one; what lasts longer is a long stop. Local rule. */
const LONGEST_STOP_MONTHS = 3;
const BEIJING_MS = 8 * 3_600_000;

/**
 * Is the enterprise still registered as standing still after the moment at which that was to end, or as stopped after three
 * calendar months (Beijing time)? `now` in epoch ms.
 */
export function isOverdue(
  { productionStatus, production }: Pick<Enterprise, 'productionStatus' | 'production'>,
  now: number,
): boolean {
  if (productionStatus === 'running' || !production) return false;
  if (production.untilTs !== undefined && now > production.untilTs) return true;
  return productionStatus === 'stopped' && now > lastDayOfStop(production.sinceTs);
}

/** The moment, epoch ms, until which a stop that began at `sinceTs` is not a long one. Of 30 November it is the end of February. */
export function lastDayOfStop(sinceTs: number): number {
  const since = new Date(sinceTs + BEIJING_MS);
  const [year, month, day] = [since.getUTCFullYear(), since.getUTCMonth(), since.getUTCDate()];
  const daysThen = new Date(Date.UTC(year, month + LONGEST_STOP_MONTHS + 1, 0)).getUTCDate();
  const inDay = (sinceTs + BEIJING_MS) % 86_400_000;
  return Date.UTC(year, month + LONGEST_STOP_MONTHS, Math.min(day, daysThen)) + inDay - BEIJING_MS;
}
