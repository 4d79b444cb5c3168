'use client';

import { useTranslations } from 'next-intl';
import { formatMinute } from './format';
import { useServerNow } from './live';
import { useMaintenance, windowAt } from './maintenance';
import styles from './marks.module.css';

/** While a collector is worked on: that its alarms are held back, until when, and why. Nothing at other times. */
export function MaintenanceMark({ collector, named = false }: { collector: string; named?: boolean }) {
  const t = useTranslations('registry');
  const now = useServerNow();
  const { windows } = useMaintenance();
  const window = now > 0 ? windowAt(windows, collector, now) : undefined;
  if (!window) return null;
  const { to, reason, by } = window;
  return (
    <span
      className={styles.provisional}
      title={t('maintenance.markHint', { until: formatMinute(to), by, reason })}
    >
      {named ? <span className="num">{collector}&nbsp;</span> : null}
      {t('maintenance.mark', { until: formatMinute(to), reason })}
    </span>
  );
}
