'use client';

import { useTranslations } from 'next-intl';
import { type Alarm, isUnacknowledged } from '../../data/model/alarm';
import { LEVELS, type Level, levelOfPriority } from '../../data/model/level';
import { LevelIcon } from './level-icon';
import { useOpenAlarms } from './live';
import styles from './unacknowledged-counts.module.css';
import { useMomentTs } from './world';
import { WorldLink } from './world-link';

/** How many alarms of each level nobody has acknowledged. Pulses, at most once a second, for I and II; what was open in the past calls nobody. */
export function UnacknowledgedCounts() {
  const t = useTranslations('common');
  const isPast = useMomentTs() !== null;
  const counts = countUnacknowledged(useOpenAlarms());
  return (
    <WorldLink href="/alarms" className={styles.counts} aria-label={t('counts.label')}>
      {LEVELS.map((level) => (
        <span
          key={level}
          className={styles.count}
          data-level={level}
          data-some={counts[level] > 0 || undefined}
          data-calling={(!isPast && counts[level] > 0) || undefined}
          title={t('counts.one', { level: t(`level.${level}`), count: counts[level] })}
        >
          <LevelIcon level={level} size={16} hollow={counts[level] === 0} />
          <span>{counts[level]}</span>
        </span>
      ))}
    </WorldLink>
  );
}

function countUnacknowledged(alarms: readonly Alarm[]): Record<Level, number> {
  const counts: Record<Level, number> = { red: 0, orange: 0, yellow: 0, blue: 0 };
  for (const alarm of alarms) {
    if (isUnacknowledged(alarm)) counts[levelOfPriority(alarm.priority)] += 1;
  }
  return counts;
}
