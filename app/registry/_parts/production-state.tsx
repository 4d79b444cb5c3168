'use client';

import { useTranslations } from 'next-intl';
import { isOverdue } from '../../../data/model/is-overdue';
import type { Enterprise } from '../../../data/model/registry';
import { formatDate } from '../../ui/format';
import styles from './registry.module.css';

/** How a plant produces, since when and why; a stop that lasts longer than it may is marked. */
export function ProductionState({ enterprise, now }: { enterprise: Enterprise; now: number }) {
  const t = useTranslations('registry');
  const { productionStatus, production } = enterprise;
  return (
    <span className={styles.stack}>
      <span className={styles.line}>
        {t(`production.${productionStatus}`)}
        {now > 0 && isOverdue(enterprise, now) ? (
          <span className={styles.mark} title={t('overdueHint')}>
            {t('overdue')}
          </span>
        ) : null}
      </span>
      {production ? (
        <span className={styles.muted}>
          {t('productionSince', { day: formatDate(production.sinceTs), reason: production.reason })}
          {production.untilTs === undefined
            ? ''
            : t('productionUntil', { day: formatDate(production.untilTs) })}
        </span>
      ) : null}
    </span>
  );
}
