'use client';

import { useTranslations } from 'next-intl';
import type { CaseOutline } from '../../../data/model/validation';
import { caseComplaints } from './case-complaints';
import { useCaseWords } from './use-case-words';
import styles from './validation.module.css';

/** What went wrong in a case, a sentence each, at most so many. */
export function Complaints({
  one,
  most = Number.POSITIVE_INFINITY,
}: {
  one: Pick<CaseOutline, 'report'>;
  most?: number;
}) {
  const t = useTranslations('validation');
  const words = useCaseWords();
  const said = caseComplaints(one).map(words.complaint);
  if (said.length === 0) return <span>{t('cases.nothing')}</span>;
  return (
    <ul className={styles.complaints}>
      {said.slice(0, most).map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
      {said.length > most ? <li>{t('cases.more', { count: said.length - most })}</li> : null}
    </ul>
  );
}
