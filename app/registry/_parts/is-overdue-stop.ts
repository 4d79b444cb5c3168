import { isOverdue } from '../../../data/model/is-overdue';
import type { Enterprise } from '../../../data/model/registry';

/** Stopped for longer than a stop may last, or past the day on which the stop was to end; `now` in epoch ms. */
export function isOverdueStop(enterprise: Enterprise, now: number): boolean {
  const { productionStatus, production } = enterprise;
  if (productionStatus === 'running') return false;
  return isOverdue(enterprise, now) || (production?.untilTs !== undefined && now > production.untilTs);
}
