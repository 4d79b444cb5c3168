'use client';

import { useTranslations } from 'next-intl';
import type { ReportOutline } from '../../../data/model/validation';
import { Facts } from '../../ui/facts';
import { formatAge, formatDateTime, formatNumber } from '../../ui/format';
import { useLanguage } from '../../ui/use-language';
import { CasesTable } from './cases-table';
import { FaultsTable } from './faults-table';
import { Figures } from './figures';
import { RulesTable } from './rules-table';
import { Undetectable } from './undetectable';
import styles from './validation.module.css';

/** One report: figures beside their bars, then faults, rules and cases. */
export function ReportView({ report }: { report: ReportOutline }) {
  const t = useTranslations('validation');
  return (
    <>
      {report.summary.interrupted ? (
        <p role="status" className={styles.note}>
          {t('interrupted')}
        </p>
      ) : null}
      <section aria-label={t('figures')}>
        <h2>{t('figures')}</h2>
        <Figures report={report} />
        <OtherFigures report={report} />
      </section>
      <Undetectable faults={report.summary.undetectable} />
      <section aria-label={t('faults.title')}>
        <h2>{t('faults.title')}</h2>
        <p className={styles.muted}>{t('faults.hint')}</p>
        <FaultsTable report={report} />
      </section>
      <section aria-label={t('rules.title')}>
        <h2>{t('rules.title')}</h2>
        <p className={styles.muted}>{t('rules.hint')}</p>
        <RulesTable report={report} />
      </section>
      <section aria-label={t('cases.title')}>
        <h2>{t('cases.title')}</h2>
        <CasesTable key={report.id} report={report} />
      </section>
    </>
  );
}

const SEEDS_SHOWN = 4;

/** Judging seeds are many and long: how many, and the first of them. */
function Seeds({ seeds }: { seeds: readonly number[] }) {
  const t = useTranslations('validation');
  const first = seeds.slice(0, SEEDS_SHOWN).join(', ');
  return seeds.length > SEEDS_SHOWN ? t('fact.seedsOf', { count: seeds.length, first }) : first || '—';
}

function OtherFigures({ report: { summary, startedTs, endedTs, product } }: { report: ReportOutline }) {
  const t = useTranslations('validation');
  const language = useLanguage();
  const length = (seconds: number | null): string =>
    seconds === null ? '—' : formatAge(seconds * 1000, language);
  return (
    <Facts
      rows={[
        [t('fact.passed'), t('fact.passedOf', { passed: summary.passed, cases: summary.cases })],
        [t('fact.scenarios'), formatNumber(summary.scenarios, 0)],
        [t('fact.seeds'), <Seeds key="seeds" seeds={summary.seeds} />],
        [t('fact.medianDelay'), length(summary.medianDelayS)],
        [t('fact.p95Delay'), length(summary.p95DelayS)],
        [t('fact.deviceDays'), formatNumber(summary.healthyDeviceDays, 1)],
        [t('fact.peak'), formatNumber(summary.peakTenMinutes, 0)],
        [t('fact.chattering'), formatNumber(summary.chattering, 0)],
        [t('fact.afterClearing'), formatNumber(summary.afterClearing, 0)],
        [t('fact.speed'), t('fact.times', { times: formatNumber(summary.speed, 0) })],
        [t('fact.started'), formatDateTime(startedTs)],
        [t('fact.took'), formatAge(endedTs - startedTs, language)],
        [t('fact.product'), product],
      ]}
    />
  );
}
