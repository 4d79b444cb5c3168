'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect } from 'react';
import { type Alarm, isUnacknowledged } from '../../data/model/alarm';
import { LEVELS, levelOfPriority } from '../../data/model/level';
import { LIVE } from '../../data/model/world';
import { getJson } from './api';
import { formatDateTime, NO_VALUE } from './format';
import { LevelIcon } from './level-icon';
import { useOpenAlarmsNow, usePast, useServerNow } from './live';
import styles from './mode-banner.module.css';
import { useRun } from './use-run';
import { useClock } from './world';

const ASK_LIVE_EVERY_MS = 5000;

/** Loud on every page that does not show live: what it shows instead, and the way back. */
export function ModeBanner() {
  const { mode, goLive } = useClock();
  const t = useTranslations('clock');
  useEffect(() => {
    document.documentElement.dataset.mode = mode;
  }, [mode]);
  if (mode === 'live') return null;
  return (
    <section className={styles.banner} data-mode={mode} aria-label={t('bannerLabel')}>
      {mode === 'history' ? <HistoryWords /> : <ExerciseWords />}
      <button type="button" className={styles.back} aria-keyshortcuts="L" onClick={goLive}>
        {t('backToLive')} <kbd>L</kbd>
      </button>
    </section>
  );
}

/** The frame round the page's content: hatched grey for the past, barred for an exercise, never a level's colour. */
export function ModeFrame() {
  const { mode } = useClock();
  return mode === 'live' ? null : <div className={styles.frame} data-mode={mode} aria-hidden />;
}

function HistoryWords() {
  const t = useTranslations('clock');
  const shown = useServerNow();
  return (
    <>
      <strong className={styles.name}>{t('mode.history')}</strong>
      <span className={styles.words}>
        {t('historyOf', { time: shown > 0 ? formatDateTime(shown) : NO_VALUE })}
      </span>
      <PastProblem />
      <WaitingNow />
    </>
  );
}

function ExerciseWords() {
  const t = useTranslations('clock');
  const { at } = useClock();
  const { data: run, error } = useRun();
  const shown = useServerNow();
  const failure = run?.failure ?? null;
  const time = shown > 0 ? formatDateTime(shown) : NO_VALUE;
  return (
    <>
      <strong className={styles.name}>{t('mode.exercise')}</strong>
      <span className={styles.words}>
        {/* Not the story's title: a trainee would know what is to come. */}
        {run ? <b className="num">{run.id}</b> : null}
        {run ? <span>{t(`runState.${run.state}`)}</span> : null}
        {shown > 0 ? (
          <span className="num">
            {at === null ? t('simulatedNow', { time }) : t('simulatedPast', { time })}
          </span>
        ) : null}
        <span>{t('notReal')}</span>
      </span>
      {failure ? <Problem>{t(`failure.${failure}`)}</Problem> : null}
      {error ? <Problem>{error.message}</Problem> : <PastProblem />}
      <LiveWaitingNow />
    </>
  );
}

/** Why nothing of that moment can be shown; an empty plant never stands without a word. */
function PastProblem() {
  const t = useTranslations('clock');
  const past = usePast();
  if (!past) return null;
  if (past.problem !== null) return <Problem>{past.problem}</Problem>;
  if (past.oldestTs === null) return <Problem>{t('outside.empty')}</Problem>;
  if (past.outside === 'before')
    return <Problem>{t('outside.before', { time: formatDateTime(past.oldestTs) })}</Problem>;
  if (past.outside === 'after')
    return <Problem>{t('outside.after', { time: formatDateTime(past.newestTs ?? past.oldestTs) })}</Problem>;
  return null;
}

function Problem({ children }: { children: ReactNode }) {
  return (
    <span role="alert" className={styles.problem}>
      {children}
    </span>
  );
}

/** Whoever looks at the past is told what waits now. */
function WaitingNow() {
  const t = useTranslations('clock');
  const waiting = useOpenAlarmsNow().filter(isUnacknowledged);
  return (
    <span role="status">
      {waiting.length > 0 ? (
        <span className={styles.words}>
          <HighestLevel of={waiting} />
          {t('waitingNow', { count: waiting.length })}
        </span>
      ) : null}
    </span>
  );
}

/** The line of the page is the run's: what waits in the live world is asked for beside it. A real alarm never hides behind an exercise. */
function LiveWaitingNow() {
  const t = useTranslations('clock');
  const { data, isError, isPaused } = useQuery({
    queryKey: ['alarms-waiting', LIVE],
    queryFn: ({ signal }) =>
      getJson<{ items: Alarm[] }>('/api/alarms', { world: LIVE, state: 'open', limit: 10_000 }, signal),
    refetchInterval: ASK_LIVE_EVERY_MS,
  });
  const waiting = data?.items.filter(isUnacknowledged) ?? [];
  const isUnknown = isError || isPaused;
  return (
    <span role="status">
      {isUnknown ? <span className={styles.problem}>{t('liveUnknown')}</span> : null}
      {!isUnknown && waiting.length > 0 ? (
        <span className={styles.words}>
          <HighestLevel of={waiting} />
          <Link href="/alarms">{t('liveWaiting', { count: waiting.length })}</Link>
        </span>
      ) : null}
    </span>
  );
}

function HighestLevel({ of: alarms }: { of: readonly Alarm[] }) {
  const level = LEVELS.find((each) => alarms.some(({ priority }) => levelOfPriority(priority) === each));
  return level ? <LevelIcon level={level} size={18} /> : null;
}
