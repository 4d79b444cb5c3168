'use client';

import { useTranslations } from 'next-intl';
import type { Desk } from './desk';
import styles from './desk.module.css';
import { DeskButton } from './desk-button';
import { formatStory } from './format-story';

/** Moments of the story from which a new run can go on; this one stays as it is. */
export function SnapshotsTab({ desk }: { desk: Desk }) {
  const t = useTranslations('exercises');
  const { run, steering } = desk;
  const newestFirst = run.snapshots.toSorted((a, b) => b.simTs - a.simTs);
  return (
    <div className={styles.tab}>
      <p className={styles.muted}>{t('snapshots.text')}</p>
      {newestFirst.length === 0 ? <p>{t('snapshots.none')}</p> : null}
      <ul className={styles.rows}>
        {newestFirst.map(({ simTs, automatic }) => (
          <li key={simTs}>
            <span>
              <b className="num">{formatStory((simTs - run.startTs) / 1000)}</b>
              <span className={styles.sub}>{t(`snapshots.${automatic ? 'automatic' : 'byHand'}`)}</span>
            </span>
            <DeskButton desk={desk} control="restore" onPress={() => steering.send('restore', { simTs })}>
              {t('snapshots.goOn')}
            </DeskButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
