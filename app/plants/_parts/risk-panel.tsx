'use client';

import { useTranslations } from 'next-intl';
import { type Measure, measuresFor } from '../../../analytics/risk/measures';
import type { Alarm } from '../../../data/model/alarm';
import type { Level } from '../../../data/model/level';
import type { Contribution, EnterpriseRisk } from '../../../data/model/risk';
import { EmptyState } from '../../ui/empty-state';
import { formatDateTime, formatNumber } from '../../ui/format';
import { formatRisk } from '../../ui/format-risk';
import { LevelChip } from '../../ui/level-chip';
import { LevelDifference } from '../../ui/level-difference';
import { useMinistryResults } from '../../ui/ministry-results';
import { ProvisionalMark } from '../../ui/provisional-mark';
import { StandInMark } from '../../ui/stand-in-mark';
import { useClock } from '../../ui/world';
import styles from './plant.module.css';

/** Extreme and actual risk with what drives them, and what to do now. */
export function RiskPanel({ risk, alarms }: { risk: EnterpriseRisk | undefined; alarms: readonly Alarm[] }) {
  const t = useTranslations('risk');
  const plant = useTranslations('plant');
  if (!risk) return <EmptyState title={plant('noRisk')}>{plant('noRiskText')}</EmptyState>;
  return (
    <div className={styles.risk}>
      <Figure
        title={plant('actual')}
        hint={plant('actualHint')}
        value={risk.actual}
        level={risk.actualLevel}
        parts={risk.actualContributions}
      />
      <Figure
        title={plant('extreme')}
        hint={plant('extremeHint')}
        value={risk.extreme}
        level={risk.extremeLevel}
        parts={risk.extremeContributions}
      />
      <p className={styles.meta}>
        <ProvisionalMark kind="local" /> {t('local')}
      </p>
      <Theirs ours={risk} />
      <section>
        <h3>{t('advice.title')}</h3>
        <Advice measures={measuresFor(risk, alarms)} />
      </section>
    </div>
  );
}

/** What the ministry's side computed, beside ours. It has no past, and no exercise goes there: shown in the live present alone. */
function Theirs({ ours }: { ours: EnterpriseRisk }) {
  const t = useTranslations('exchange');
  const isPresent = useClock().mode === 'live';
  const { data } = useMinistryResults(isPresent);
  const theirs = data?.find(({ enterprise }) => enterprise === ours.enterprise);
  if (!isPresent || !theirs) return null;
  return (
    <section className={styles.figure} aria-label={t('beside.title')}>
      <header>
        <h3>{t('beside.title')}</h3>
        <b>{formatRisk(theirs.score)}</b>
        <LevelChip level={theirs.level} size="sm" />
        {theirs.standIn ? <StandInMark /> : null}
      </header>
      <p>
        <LevelDifference theirs={theirs.level} ours={ours.actualLevel} /> · {theirs.reason}
      </p>
      <p className={styles.meta}>
        {t('beside.times', {
          computed: formatDateTime(theirs.computedTs),
          received: formatDateTime(theirs.receivedTs),
        })}{' '}
        {theirs.standIn ? t('standIn.note') : t('results.text')}
      </p>
    </section>
  );
}

function Figure({
  title,
  hint,
  value,
  level,
  parts,
}: {
  title: string;
  hint: string;
  value: number;
  level: Level;
  parts: readonly Contribution[];
}) {
  const t = useTranslations('risk');
  return (
    <section className={styles.figure}>
      <header title={hint}>
        <h3>{title}</h3>
        <b>{formatRisk(value)}</b>
        <LevelChip level={level} size="sm" />
        <span className={styles.meta}>{t(`band.${level}`)}</span>
      </header>
      <ul>
        {parts
          .toSorted((a, b) => b.points - a.points)
          .map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a factor may come twice, and the list is rebuilt as a whole
            <li key={`${part.factor} ${index}`}>
              <span>
                {t.has(`factor.${part.factor}.name`) ? t(`factor.${part.factor}.name`) : part.factor}
              </span>
              <span className={styles.meter} aria-hidden>
                <i style={{ width: `${Math.min(100, Math.max(0, part.points))}%` }} />
              </span>
              <span className="num">{`+${formatNumber(part.points, 1)}`}</span>
              <small>
                {t.has(`factor.${part.factor}.detail`) ? t(`factor.${part.factor}.detail`, part.params) : ''}
              </small>
            </li>
          ))}
      </ul>
    </section>
  );
}

function Advice({ measures }: { measures: readonly Measure[] }) {
  const rules = useTranslations('rules');
  const risk = useTranslations('risk');
  const textOf = ({ namespace, key, params }: Measure): string => {
    const name = key.replace(/^advice\.|\.advice$/, '');
    if (namespace === 'rules') return rules.has(`${name}.advice`) ? rules(`${name}.advice`, params) : key;
    return risk.has(`advice.${name}`) ? risk(`advice.${name}`, params) : key;
  };
  return (
    <ol className={styles.advice}>
      {measures.map((measure) => (
        <li key={`${measure.key} ${measure.collector}`}>
          {measure.collector ? <span className="num">{measure.collector}</span> : null} {textOf(measure)}
        </li>
      ))}
    </ol>
  );
}
