'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { addressOf } from './address-of';
import styles from './clock-bar.module.css';
import { useConnection, useWorldNow } from './live';
import { useClock } from './world';

/** History opens this far back, so that the change is seen. */
const HISTORY_OPENS_MS = 60_000;

/** Live, History, Exercise. In an exercise History is its own past. */
export function ClockModes() {
  const t = useTranslations('clock');
  const clock = useClock();
  const present = useWorldNow();
  const connection = useConnection();
  const isPast = clock.at !== null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: three buttons that stand side by side are no form
    <div role="group" aria-label={t('modes')} className={styles.modes}>
      <button
        type="button"
        className={styles.mode}
        aria-pressed={clock.mode === 'live'}
        aria-keyshortcuts="L"
        data-connection={clock.mode === 'live' ? connection : undefined}
        onClick={clock.goLive}
      >
        {t('mode.live')}
      </button>
      <button
        type="button"
        className={styles.mode}
        aria-pressed={isPast}
        disabled={present === 0}
        onClick={() => clock.setMoment(isPast ? null : present - HISTORY_OPENS_MS)}
      >
        {t('mode.history')}
      </button>
      <ExerciseMode />
    </div>
  );
}

/** Outside a run to the list of exercises; in a run's past to its present, and there to its desk. */
function ExerciseMode() {
  const t = useTranslations('clock');
  const { run, world, at, setMoment } = useClock();
  if (run === null)
    return (
      <Link href="/exercises" className={styles.mode} title={t('openExercises')}>
        {t('mode.exercise')}
      </Link>
    );
  if (at !== null)
    return (
      <button type="button" className={styles.mode} aria-pressed onClick={() => setMoment(null)}>
        {t('mode.exercise')}
      </button>
    );
  const desk = addressOf(`/exercises/${encodeURIComponent(run)}`, world, null);
  return (
    <Link href={desk} className={styles.mode} aria-current="true" title={t('openDesk')}>
      {t('mode.exercise')}
    </Link>
  );
}
