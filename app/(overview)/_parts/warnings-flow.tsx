'use client';

import { useLocale, useTranslations } from 'next-intl';
import { LEVELS } from '../../../data/model/level';
import type { Warning } from '../../../data/model/risk';
import { formatAge, formatDate, formatMinute } from '../../ui/format';
import { LevelChip } from '../../ui/level-chip';
import { useLiveLoaded, useServerNow } from '../../ui/live';
import { ProvisionalMark } from '../../ui/provisional-mark';
import type { EnterpriseDetail } from '../../ui/registry';
import { useAlarmWords } from '../../ui/use-alarm-words';
import { useLanguage } from '../../ui/use-language';
import { WorldLink } from '../../ui/world-link';
import styles from './overview.module.css';
import { Panel } from './panel';
import { type WarningSteps, warningSteps } from './warning-steps';

const MOST = 30;

export interface WarningsFlowProps {
  readonly warnings: readonly Warning[];
  readonly enterpriseOf: ReadonlyMap<string, EnterpriseDetail>;
}

/** Warnings on their way from raised to closed, open ones first, the gravest of them on top. Shows the steps that are recorded, and no others. */
export function WarningsFlow({ warnings, enterpriseOf }: WarningsFlowProps) {
  const t = useTranslations('overview');
  const loaded = useLiveLoaded();
  const ordered = warnings
    .toSorted(
      (a, b) =>
        Number(a.state === 'closed') - Number(b.state === 'closed') ||
        LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) ||
        b.changedTs - a.changedTs,
    )
    .slice(0, MOST);
  const limits = (
    <>
      {t('flow.limits')}{' '}
      <span className={styles.chip}>
        <ProvisionalMark kind="provisional" note={t('flow.limitsNote')} />
      </span>
    </>
  );
  return (
    <Panel title={t('flow.title')} aside={limits} grow>
      {ordered.length === 0 ? <p className={styles.none}>{loaded ? t('flow.none') : t('loading')}</p> : null}
      <ul className={styles.flow}>
        {ordered.map((warning) => (
          <Row key={warning.id} warning={warning} enterprise={enterpriseOf.get(warning.enterprise)} />
        ))}
      </ul>
    </Panel>
  );
}

function Row({ warning, enterprise }: { warning: Warning; enterprise: EnterpriseDetail | undefined }) {
  const t = useTranslations('overview');
  const language = useLanguage();
  const words = useAlarmWords();
  const now = useServerNow();
  const steps = warningSteps(warning, now || warning.changedTs);
  const causes = [
    ...new Set(
      warning.causes.map(({ cause }) =>
        cause === 'actual-risk' ? t('flow.actualRisk') : words.ruleName(cause),
      ),
    ),
  ];
  return (
    <li className={styles.flowRow} data-state={warning.state}>
      <span className={styles.chip}>
        <LevelChip level={warning.level} size="sm" />
      </span>
      <WorldLink className={styles.flowName} href={`/plants/${encodeURIComponent(warning.enterprise)}`}>
        {enterprise?.name[language] ?? warning.enterprise}
      </WorldLink>
      <span className={styles.flowCauses} title={causes.join(' · ')}>
        {causes.join(' · ')}
      </span>
      <Steps warning={warning} steps={steps} now={now} />
    </li>
  );
}

function Steps({ warning, steps, now }: { warning: Warning; steps: WarningSteps; now: number }) {
  const t = useTranslations('overview');
  const locale = useLocale();
  const waited = formatAge(steps.waitedMs, locale);
  const isWaiting = warning.state === 'raised';
  const at = (ts: number) => shortTime(ts, now);
  return (
    <ol className={styles.steps}>
      <li data-done>
        <span>{t('flow.raised')}</span>
        <b>{at(steps.raisedTs)}</b>
      </li>
      <li
        data-done={steps.acknowledgedTs !== null || undefined}
        data-waiting={isWaiting || undefined}
        data-late={steps.late || undefined}
      >
        <span>{t('flow.acknowledged')}</span>
        {steps.acknowledgedTs === null ? (
          <b>{isWaiting ? t('flow.waiting', { age: waited }) : t('flow.never')}</b>
        ) : (
          <b>{`${at(steps.acknowledgedTs)} ${warning.acknowledged?.by ?? ''}`}</b>
        )}
        {steps.late ? <em>{t('flow.late')}</em> : null}
      </li>
      <li data-done={steps.closedTs !== null || undefined}>
        <span>{t('flow.closed')}</span>
        <b>{steps.closedTs === null ? '—' : at(steps.closedTs)}</b>
      </li>
    </ol>
  );
}

/** `14:03` today, `11-22 14:03` on another day. */
function shortTime(ts: number, now: number): string {
  const text = formatMinute(ts);
  return formatDate(ts) === formatDate(now) ? text.slice(-5) : text;
}
