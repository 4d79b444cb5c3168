import type { Enterprise } from '../../../data/model/registry';

const STOP_MONTHS = 3;
/** UTC+8 all year. */
const BEIJING_MS = 8 * 3_600_000;

/**
 * Stopped for more than three calendar months (a stop that lasts longer is a long stop), or past the day on which it was
 * to end. `now` in epoch ms; months are Beijing's.
 */
export function isOverdueStop(
  { productionStatus, production }: Pick<Enterprise, 'productionStatus' | 'production'>,
  now: number,
): boolean {
  if (productionStatus === 'running' || !production) return false;
  if (production.untilTs !== undefined && now > production.untilTs) return true;
  return productionStatus === 'stopped' && now > addMonths(production.sinceTs, STOP_MONTHS);
}

function addMonths(ts: number, months: number): number {
  const local = new Date(ts + BEIJING_MS);
  local.setUTCMonth(local.getUTCMonth() + months);
  return local.getTime() - BEIJING_MS;
}
