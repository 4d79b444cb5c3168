'use client';

import { useTranslations } from 'next-intl';
import type { MessageProfile } from '../../../data/catalogue/ministry/message-profile';
import { Failure } from '../../ui/failure';
import { ProvisionalMark } from '../../ui/provisional-mark';
import { useLanguage } from '../../ui/use-language';
import styles from './exchange.module.css';
import { useProfile } from './use-profile';

/** What of the messages was read somewhere and what is our own: no conformity is claimed. */
export function ProfilePart() {
  const t = useTranslations('exchange');
  const language = useLanguage();
  const { data, error } = useProfile();
  return (
    <div className={`panel ${styles.profile}`}>
      <p className={styles.line}>
        <ProvisionalMark kind="provisional" note={t('endpoint.provisional')} />
        {data ? <strong>{data.title[language]}</strong> : null}
        {data ? <code className={styles.code}>{data.id}</code> : null}
      </p>
      <p>{t('profile.text')}</p>
      <Failure error={error} />
      {data ? <Sources profile={data} /> : null}
      {data ? <Points profile={data} /> : null}
    </div>
  );
}

function Sources({ profile }: { profile: MessageProfile }) {
  const t = useTranslations('exchange');
  const language = useLanguage();
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>{t('profile.sources')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('profile.about')}</th>
          <th scope="col">{t('profile.mark')}</th>
          <th scope="col">{t('profile.document')}</th>
        </tr>
      </thead>
      <tbody>
        {profile.sources.map(({ about, mark, document }) => (
          <tr key={about.join(' ')}>
            <td>
              {about
                .map((part) => (t.has(`profile.part.${part}`) ? t(`profile.part.${part}`) : part))
                .join(t('profile.and'))}
            </td>
            <td>{t(`profile.from.${mark}`)}</td>
            <td>{document[language]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Points({ profile }: { profile: MessageProfile }) {
  const t = useTranslations('exchange');
  const language = useLanguage();
  return (
    <details className={styles.details}>
      <summary>{t('profile.points', { count: profile.points.length })}</summary>
      <ul className={styles.codes}>
        {profile.points.map(({ point, code, unit, name }) => (
          <li key={point}>
            <code>{code}</code> {name[language]}{' '}
            {unit === '' ? null : <span className={styles.muted}>{unit}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
