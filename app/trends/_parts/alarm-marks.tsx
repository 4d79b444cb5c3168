'use client';

import { useTranslations } from 'next-intl';
import type { Alarm } from '../../../data/model/alarm';
import { levelOfPriority } from '../../../data/model/level';
import { formatDateTime } from '../../ui/format';
import { LevelIcon } from '../../ui/level-icon';
import { useAlarmWords } from '../../ui/use-alarm-words';
import { WorldLink } from '../../ui/world-link';
import { placeAlarms } from './place-alarms';
import type { TimeWindow } from './trend-window';
import styles from './trends.module.css';

const NEAREST = 0.022;
const TOLD = 6;

/** Alarms of the chart's lines on its time line: shape and numeral by level; hovering or focusing one says what it was. */
export function AlarmMarks({ alarms, shown }: { alarms: readonly Alarm[]; shown: TimeWindow }) {
  const t = useTranslations('trends');
  const words = useAlarmWords();
  const marks = placeAlarms(alarms, shown, NEAREST);
  const tell = (alarm: Alarm): string => `${formatDateTime(alarm.raisedTs)} ${words.sentence(alarm)}`;
  return (
    <ul className={styles.marks} aria-label={t('alarms.label')}>
      {marks.map(({ at, priority, alarms: told }) => {
        const [first] = told;
        if (!first) return null;
        const more = told.length > TOLD ? [t('alarms.more', { count: told.length - TOLD })] : [];
        const text = [...told.slice(0, TOLD).map(tell), ...more].join('\n');
        return (
          <li key={first.id} style={{ insetInlineStart: `${at * 100}%` }}>
            <WorldLink
              href={`/alarms?view=all&span=30d&alarm=${encodeURIComponent(first.id)}`}
              title={text}
              aria-label={text}
            >
              <LevelIcon level={levelOfPriority(priority)} size={16} />
              {told.length > 1 ? <span className={styles.markCount}>{told.length}</span> : null}
            </WorldLink>
          </li>
        );
      })}
    </ul>
  );
}
