'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { Alarm } from '../../../data/model/alarm';
import { LEVELS, type Level, levelOfPriority, ROMAN } from '../../../data/model/level';
import { formatAge, formatClock, formatDate, formatNumber } from '../../ui/format';
import { LevelChip } from '../../ui/level-chip';
import { LevelIcon } from '../../ui/level-icon';
import { useConnection, useLiveLoaded, useOpenAlarms, useServerNow } from '../../ui/live';
import { useAlarmWords } from '../../ui/use-alarm-words';
import { useClock } from '../../ui/world';
import { WorldLink } from '../../ui/world-link';
import type { OnlineCount } from './count-online';
import { gravestWaiting } from './gravest-waiting';
import styles from './overview.module.css';

/** The ten-second line: gravest unacknowledged alarm, open alarms by level, online rate, time. */
export function TopStrip({ online, kiosk }: { online: OnlineCount; kiosk: boolean }) {
  const t = useTranslations('overview');
  const alarms = useOpenAlarms();
  return (
    <header className={styles.strip}>
      <h1 className={kiosk ? styles.title : 'visually-hidden'}>{t('title')}</h1>
      <NewestAlarm alarm={gravestWaiting(alarms)} />
      <LevelCounts alarms={alarms} />
      <div className={styles.online} title={t('online.definition')}>
        <span className={styles.stripLabel}>{t('online.title')}</span>
        <span className={styles.big}>
          {online.rate === null
            ? '—'
            : `${formatNumber(Math.floor(online.rate * 1000) / 10, online.rate === 1 ? 0 : 1)}%`}
        </span>
        <span className={styles.stripNote}>
          {t('online.of', { online: online.online, registered: online.registered })}
        </span>
        <span className="visually-hidden">{t('online.definition')}</span>
      </div>
      <Clock />
      {kiosk ? null : (
        <WorldLink href="/?screen=1" className={styles.wallLink} title={t('wall.openTitle')}>
          {t('wall.open')}
        </WorldLink>
      )}
    </header>
  );
}

function NewestAlarm({ alarm }: { alarm: Alarm | null }) {
  const t = useTranslations('overview');
  const locale = useLocale();
  const words = useAlarmWords();
  const loaded = useLiveLoaded();
  const now = useServerNow();
  if (!alarm) return <p className={styles.calm}>{loaded ? t('newest.none') : t('loading')}</p>;
  const level = levelOfPriority(alarm.priority);
  return (
    <WorldLink href="/alarms" className={styles.newest} data-level={level}>
      <span className={styles.chip}>
        <LevelChip level={level} />
      </span>
      <span className={styles.newestWords}>
        <b>{words.sentence(alarm)}</b>
        <span>
          {words.plantName(alarm.collector)} · {formatClock(alarm.raisedTs)}
          {now > 0 ? ` · ${t('newest.waiting', { age: formatAge(now - alarm.raisedTs, locale) })}` : ''}
        </span>
      </span>
    </WorldLink>
  );
}

function LevelCounts({ alarms }: { alarms: readonly Alarm[] }) {
  const t = useTranslations('overview');
  const common = useTranslations('common');
  const countOf = (level: Level) =>
    alarms.filter((alarm) => levelOfPriority(alarm.priority) === level).length;
  return (
    <ul className={styles.levels} aria-label={t('open.title')}>
      <li className={styles.levelsTitle} aria-hidden="true">
        {t('open.short')}
      </li>
      {LEVELS.map((level) => {
        const count = countOf(level);
        const word = `${ROMAN[level]} ${common(`level.${level}`)}`;
        return (
          <li
            key={level}
            className={styles.level}
            data-level={level}
            data-some={count > 0 || undefined}
            title={t('open.one', { level: word, count })}
          >
            <LevelIcon level={level} size={28} hollow={count === 0} />
            <span className={styles.big}>{count}</span>
            <span className={styles.stripNote}>{word}</span>
          </li>
        );
      })}
    </ul>
  );
}

function Clock() {
  const t = useTranslations('overview');
  const now = useServerNow();
  const clock = useTranslations('clock');
  const { mode } = useClock();
  const connection = useConnection();
  return (
    <div className={styles.clock} data-connection={connection}>
      <span className={styles.big}>{now > 0 ? formatClock(now) : '—'}</span>
      <span className={styles.stripNote}>
        {now > 0 ? formatDate(now) : ''}{' '}
        {mode === 'live' ? t(`connection.${connection}`) : clock(`mode.${mode}`)}
      </span>
    </div>
  );
}
