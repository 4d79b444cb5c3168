'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect } from 'react';
import { isUnacknowledged } from '../../data/model/alarm';
import { LEVELS, levelOfPriority } from '../../data/model/level';
import { formatDateTime, NO_VALUE } from './format';
import { LevelIcon } from './level-icon';
import { useOpenAlarmsNow, usePast, useServerNow } from './live';
import styles from './mode-banner.module.css';
import { useRun } from './use-run';
import { useClock } from './world';

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
  const highest = LEVELS.find((level) => waiting.some(({ priority }) => levelOfPriority(priority) === level));
  if (!highest) return null;
  return (
    <span className={styles.words}>
      <LevelIcon level={highest} size={18} />
      {t('waitingNow', { count: waiting.length })}
    </span>
  );
}
