'use client';

import { useTranslations } from 'next-intl';
import styles from './exercises.module.css';
import type { BrokenFile } from './use-scenarios';

/** Files of the library that could not be read: where, and what is wrong. */
export function BrokenFiles({ broken }: { broken: readonly BrokenFile[] }) {
  const t = useTranslations('exercises');
  if (broken.length === 0) return null;
  return (
    <section className={`panel ${styles.broken}`} aria-label={t('broken.title')}>
      <h2>{t('broken.title')}</h2>
      <p className={styles.muted}>{t('broken.text')}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('broken.file')}</th>
            <th>{t('broken.line')}</th>
            <th>{t('broken.field')}</th>
            <th>{t('broken.message')}</th>
          </tr>
        </thead>
        <tbody>
          {broken.map(({ file, line, field, message }) => (
            <tr key={`${file}${String(line)}${field}`}>
              <td>{file}</td>
              <td className="num">{line}</td>
              <td>
                <code>{field}</code>
              </td>
              <td>{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
