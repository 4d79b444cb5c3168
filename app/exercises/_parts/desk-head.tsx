'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useLanguage } from '../../ui/use-language';
import type { Desk } from './desk';
import styles from './desk.module.css';
import { DeskControlsBar } from './desk-controls-bar';
import { formatStory } from './format-story';
import { useDeskView } from './use-desk-view';

/**
 * One line over the twin: back, what can be steered, how far the story went, which seat. The frame of the page already says
 * loudly that this is an exercise. The story's name stays with the trainer: it would tell a trainee what comes.
 */
export function DeskHead({ desk, atTrainersDesk }: { desk: Desk; atTrainersDesk: boolean }) {
  const t = useTranslations('exercises');
  const language = useLanguage();
  const { run, nowS } = desk;
  const { scenario } = run;
  return (
    <header className={styles.head}>
      <h1 className="visually-hidden">
        {t('drill')} {atTrainersDesk ? scenario.title[language] : t('desk.traineeTitle')}
      </h1>
      <Link href="/exercises" className={styles.back}>
        {t('desk.back')}
      </Link>
      {atTrainersDesk ? <DeskControlsBar desk={desk} /> : <span className={styles.gap} />}
      <span className={styles.progress}>
        <progress value={nowS} max={scenario.durationS} aria-label={t('desk.progress')} />
        <span className="num">
          {formatStory(nowS)} / {formatStory(scenario.durationS)}
        </span>
      </span>
      <Seats desk={desk} atTrainersDesk={atTrainersDesk} />
    </header>
  );
}

function Seats({ desk: { person }, atTrainersDesk }: { desk: Desk; atTrainersDesk: boolean }) {
  const t = useTranslations('exercises');
  const [, change] = useDeskView();
  const isShut = (seat: 'trainer' | 'trainee'): boolean => seat === 'trainer' && !person.maySteer;
  return (
    <fieldset className={styles.seats}>
      <legend className="visually-hidden">{t('desk.seat')}</legend>
      {(['trainer', 'trainee'] as const).map((seat) => (
        <button
          key={seat}
          type="button"
          aria-pressed={atTrainersDesk === (seat === 'trainer')}
          aria-disabled={isShut(seat) || undefined}
          title={isShut(seat) ? t('whyNot.noRight') : t(`seat.${seat}Hint`)}
          onClick={() => {
            if (!isShut(seat)) void change({ seat });
          }}
        >
          {t(`seat.${seat}`)}
        </button>
      ))}
    </fieldset>
  );
}
