'use client';

import { useTranslations } from 'next-intl';
import { EmptyState } from '../../ui/empty-state';
import { Failure } from '../../ui/failure';
import { WorldLink } from '../../ui/world-link';
import { CaseView } from './case-view';
import { Comparison } from './comparison';
import { ReportChoice } from './report-choice';
import { ReportView } from './report-view';
import { useValidationView } from './use-validation-view';
import { useValidation, useValidations, type Validations } from './use-validations';
import styles from './validation.module.css';

/** What the validation bench found: how much of what can break the alarms tell of, how late, and what they tell for nothing. */
export function ValidationScreen() {
  const t = useTranslations('validation');
  const { data: list, error } = useValidations();
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <WorldLink href="/exercises">{t('back')}</WorldLink>
        <h1>{t('title')}</h1>
        <p className={styles.muted}>{t('intro')}</p>
      </header>
      <Failure error={error} />
      {!list && !error ? <p role="status">{t('loading')}</p> : null}
      {list ? <Broken broken={list.broken} /> : null}
      {list ? <Reports list={list} /> : null}
    </div>
  );
}

function Reports({ list: { items } }: { list: Validations }) {
  const t = useTranslations('validation');
  const [view] = useValidationView();
  const shown = view.report ?? items[0]?.id ?? null;
  const { data: report, error } = useValidation(shown);
  const against = view.against === shown ? null : view.against;
  const { data: before, error: beforeError } = useValidation(against);
  if (shown === null) return <NoReport />;
  if (view.case !== null) return <CaseView report={shown} caseKey={view.case} />;
  return (
    <>
      <ReportChoice items={items} shown={shown} against={against} />
      <Failure error={error} />
      <Failure error={beforeError} />
      {report && before ? <Comparison before={before} after={report} /> : null}
      {report ? <ReportView report={report} /> : null}
      {report || error ? null : <p role="status">{t('loading')}</p>}
    </>
  );
}

function NoReport() {
  const t = useTranslations('validation');
  return (
    <section className="panel" aria-label={t('empty.title')}>
      <EmptyState title={t('empty.title')}>
        <p>{t('empty.text')}</p>
        <pre className={styles.command}>
          <code>npm run validate</code>
        </pre>
        <p>{t('empty.where')}</p>
      </EmptyState>
    </section>
  );
}

function Broken({ broken }: Pick<Validations, 'broken'>) {
  const t = useTranslations('validation');
  if (broken.length === 0) return null;
  return (
    <section role="alert" className={`panel ${styles.broken}`} aria-label={t('broken')}>
      <h2>{t('broken')}</h2>
      <ul>
        {broken.map(({ file, message }) => (
          <li key={file}>{message}</li>
        ))}
      </ul>
    </section>
  );
}
