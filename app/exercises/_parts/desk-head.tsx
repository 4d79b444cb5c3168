'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useLanguage } from '../../ui/use-language';
import type { Desk } from './desk';
import styles from './desk.module.css';
import { formatStory } from './format-story';
import { RunStateMark } from './run-state-mark';
import { useDeskView } from './use-desk-view';

/** Whose desk it is: the loud mark of an exercise, the story's name (not for trainees: it would tell), state, how far it went, which seat. */
export function DeskHead({ desk, atTrainersDesk }: { desk: Desk; atTrainersDesk: boolean }) {
  const t = useTranslations('exercises');
  const language = useLanguage();
  const [, change] = useDeskView();
  const { run, person, nowS } = desk;
  const { scenario } = run;
  return (
    <header className={`${styles.head} hatched`}>
      <Link href="/exercises" className={styles.back}>
        {t('desk.back')}
      </Link>
      <b className={styles.drill}>{t('drill')}</b>
      <h1>{atTrainersDesk ? scenario.title[language] : t('desk.traineeTitle')}</h1>
      <RunStateMark run={run} />
      <span className={styles.progress}>
        <progress value={nowS} max={scenario.durationS} aria-label={t('desk.progress')} />
        <span className="num">
          {formatStory(nowS)} / {formatStory(scenario.durationS)}
        </span>
      </span>
      <span className={styles.gap} />
      <fieldset className={styles.seats}>
        <legend className="visually-hidden">{t('desk.seat')}</legend>
        {(['trainer', 'trainee'] as const).map((seat) => (
          <button
            key={seat}
            type="button"
            aria-pressed={atTrainersDesk === (seat === 'trainer')}
            aria-disabled={(seat === 'trainer' && !person.maySteer) || undefined}
            title={seat === 'trainer' && !person.maySteer ? t('whyNot.noRight') : t(`seat.${seat}Hint`)}
            onClick={() => {
              if (seat === 'trainee' || person.maySteer) void change({ seat });
            }}
          >
            {t(`seat.${seat}`)}
          </button>
        ))}
      </fieldset>
    </header>
  );
}
