'use client';

import { useTranslations } from 'next-intl';
import type { Refused } from '../../api/data-health/data-health';
import { formatNumber } from '../../ui/format';

/** How often something was refused in the window; `≤` where older refusals are in the same count. */
export function RefusedCount({ refused: { count, exact } }: { refused: Refused }) {
  const t = useTranslations('health');
  const number = formatNumber(count, 0);
  if (exact) return number;
  return <span title={t('refusedBound')}>{`≤ ${number}`}</span>;
}
