'use client';

import { useTranslations } from 'next-intl';
import { levelOfPriority, ROMAN } from '../../../data/model/level';
import { formatNumber } from '../../ui/format';
import { LevelIcon } from '../../ui/level-icon';
import { type AlarmFigures, PRIORITIES } from './alarm-figures';
import styles from './alarms.module.css';

/** Open, unacknowledged, and the last 24 h by priority. Many are shown as a floor when the answer was cut. */
export function AlarmFiguresLine({ figures, cut }: { figures: AlarmFigures; cut: boolean }) {
  const t = useTranslations('alarms');
  const common = useTranslations('common');
  return (
    <dl className={styles.figures}>
      <Figure label={t('figures.open')} value={formatNumber(figures.open, 0)} />
      <Figure label={t('figures.unacknowledged')} value={formatNumber(figures.unacknowledged, 0)} />
      <div className={styles.figure}>
        <dt>{t('figures.last24h')}</dt>
        <dd className={styles.byLevel}>
          {PRIORITIES.map((priority) => {
            const level = levelOfPriority(priority);
            const count = figures.last24h[priority];
            return (
              <span key={priority} className={styles.levelCount}>
                <LevelIcon
                  level={level}
                  size={18}
                  hollow={count === 0}
                  title={`${ROMAN[level]} ${common(`level.${level}`)}`}
                />
                <span className="num">
                  {cut ? '≥ ' : ''}
                  {formatNumber(count, 0)}
                </span>
              </span>
            );
          })}
        </dd>
      </div>
    </dl>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div className={styles.figure}>
      <dt>{label}</dt>
      <dd className="num">{value}</dd>
    </div>
  );
}
