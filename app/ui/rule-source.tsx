'use client';

import { useTranslations } from 'next-intl';
import { clauseByRef } from '../../data/catalogue/clauses';
import type { RuleSource as Source } from '../../data/model/alarm';
import { ProvisionalMark } from './provisional-mark';
import styles from './rule-source.module.css';
import { useLanguage } from './use-language';

/** Where a rule comes from: a clause only when its text was read, else the mark of a local rule. With what it says. */
export function RuleSource({ source }: { source: Source }) {
  const t = useTranslations('catalogue');
  const language = useLanguage();
  const clause =
    source.kind === 'clause' && source.verified
      ? clauseByRef(source.document ?? '', source.clause ?? '')
      : undefined;
  return (
    <div className={styles.source}>
      {clause ? (
        <span className={styles.clause}>
          {t('clauseOf', { document: clause.document, edition: clause.edition, clause: clause.clause })}
          {clause.recommended ? ` · ${t('recommendedClause')}` : null}
        </span>
      ) : (
        <ProvisionalMark kind="local" />
      )}
      <span className={styles.note}>{source.note[language]}</span>
    </div>
  );
}
