'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Desk } from './desk';
import styles from './desk.module.css';
import { DeskButton } from './desk-button';
import { isSteeredByOther } from './desk-controls';
import { formatStory } from './format-story';

/** What the desk must not hide: its process is gone, somebody else steers, the server refused. */
export function DeskBanners({ desk }: { desk: Desk }) {
  return (
    <>
      {desk.run.state === 'failed' ? <Failed desk={desk} /> : <SteeredByOther desk={desk} />}
      <Refused desk={desk} />
    </>
  );
}

function Failed({ desk }: { desk: Desk }) {
  const t = useTranslations('exercises');
  const { run, steering } = desk;
  const last = run.snapshots.toSorted((a, b) => b.simTs - a.simTs)[0];
  return (
    <div className={styles.banner} role="alert">
      <b>{t(`failure.${run.failure ?? 'process-ended'}`)}</b>
      <span>{t('failure.rest')}</span>
      <span className={styles.bannerActions}>
        {last ? (
          <DeskButton
            desk={desk}
            control="restore"
            primary
            onPress={() => steering.send('restore', { simTs: last.simTs })}
          >
            {t('failure.takeUp', { at: formatStory((last.simTs - run.startTs) / 1000) })}
          </DeskButton>
        ) : (
          <span>{t('failure.noSnapshot')}</span>
        )}
        <Link href="/exercises" className="button">
          {t('failure.back')}
        </Link>
      </span>
    </div>
  );
}

function SteeredByOther({ desk: { run, person, steering } }: { desk: Desk }) {
  const t = useTranslations('exercises');
  if (!isSteeredByOther(run, person.name) || !person.maySteer) return null;
  return (
    <div className={styles.banner} role="status">
      <b>{t('desk.steeredBy', { by: run.steeredBy ?? '' })}</b>
      <span>{t('desk.steeredByText')}</span>
      <span className={styles.bannerActions}>
        <button type="button" className="button" onClick={() => steering.takeOver(run)}>
          {t('desk.takeOver')}
        </button>
      </span>
    </div>
  );
}

function Refused({ desk: { steering } }: { desk: Desk }) {
  const t = useTranslations('exercises');
  if (!steering.error) return null;
  return (
    <div className={styles.banner} role="alert">
      <b>{steering.error.message}</b>
      <span className={styles.bannerActions}>
        {steering.refusedFor === null ? null : (
          <button type="button" className="button button-primary" onClick={steering.insist}>
            {t('desk.takeOver')}
          </button>
        )}
        <button type="button" className="button" onClick={steering.forget}>
          {t('desk.forget')}
        </button>
      </span>
    </div>
  );
}
