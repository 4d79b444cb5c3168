'use client';

import { useTranslations } from 'next-intl';
import { formatDateTime } from './format';
import { useServerNow } from './live';
import styles from './mode-mark.module.css';
import { useClock } from './world';

/** Written over a canvas that does not show live: a picture taken of it says so too. */
export function ModeMark() {
  const t = useTranslations('clock');
  const { mode, at } = useClock();
  const shown = useServerNow();
  if (mode === 'live') return null;
  return (
    <p className={`${styles.mark} hatched`} data-mode={mode}>
      <b>{t(`mode.${mode}`)}</b>
      {at !== null && shown > 0 ? <span className="num">{formatDateTime(shown)}</span> : null}
    </p>
  );
}
