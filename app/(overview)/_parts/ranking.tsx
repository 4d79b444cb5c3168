'use client';

import { Popover } from 'antd';
import { useTranslations } from 'next-intl';
import type { Alarm } from '../../../data/model/alarm';
import { ROMAN } from '../../../data/model/level';
import type { EnterpriseRisk, Warning } from '../../../data/model/risk';
import { formatRisk } from '../../ui/format-risk';
import { LevelIcon } from '../../ui/level-icon';
import { useOpenAlarms } from '../../ui/live';
import type { EnterpriseDetail } from '../../ui/registry';
import { useAlarmWords } from '../../ui/use-alarm-words';
import { useLanguage } from '../../ui/use-language';
import { WorldLink } from '../../ui/world-link';
import { Contributions } from './contributions';
import styles from './overview.module.css';
import { Panel } from './panel';

export interface RankingProps {
  readonly enterprises: readonly EnterpriseDetail[];
  readonly riskOf: ReadonlyMap<string, EnterpriseRisk>;
  readonly warningOf: ReadonlyMap<string, Warning>;
  /** Name of the district that narrows the list; null for the whole city. */
  readonly within: string | null;
  readonly selected: string | null;
  readonly onSelect: (enterprise: string | null) => void;
}

/** More than this nobody reads in ten seconds; the registry has them all. */
const MOST = 100;

/** Enterprises by actual risk: core bar = actual, ghost behind it = extreme. What drives the figures opens on hover or focus. */
export function Ranking(props: RankingProps) {
  const { enterprises, riskOf, warningOf, within, selected, onSelect } = props;
  const t = useTranslations('overview');
  const alarms = useOpenAlarms();
  const ordered = enterprises.toSorted(
    (a, b) =>
      actualOf(riskOf, b.id) - actualOf(riskOf, a.id) || extremeOf(riskOf, b.id) - extremeOf(riskOf, a.id),
  );
  return (
    <Panel
      title={within ? t('ranking.within', { district: within }) : t('ranking.title')}
      aside={t('ranking.aside')}
      grow
    >
      {ordered.length === 0 ? <p className={styles.none}>{t('ranking.none')}</p> : null}
      <ol className={styles.ranking}>
        {ordered.slice(0, MOST).map((enterprise, index) => (
          <Row
            key={enterprise.id}
            place={index + 1}
            enterprise={enterprise}
            risk={riskOf.get(enterprise.id)}
            warning={warningOf.get(enterprise.id)}
            alarms={alarms.filter((alarm) => enterprise.collectors.some(({ id }) => id === alarm.collector))}
            isSelected={selected === enterprise.id}
            onSelect={onSelect}
          />
        ))}
      </ol>
      {ordered.length > MOST ? (
        <p className={styles.none}>
          <WorldLink href="/registry">{t('ranking.more', { count: ordered.length - MOST })}</WorldLink>
        </p>
      ) : null}
    </Panel>
  );
}

interface RowProps {
  readonly place: number;
  readonly enterprise: EnterpriseDetail;
  readonly risk: EnterpriseRisk | undefined;
  readonly warning: Warning | undefined;
  /** Open ones of this enterprise. */
  readonly alarms: readonly Alarm[];
  readonly isSelected: boolean;
  readonly onSelect: (enterprise: string | null) => void;
}

function Row({ place, enterprise, risk, warning, alarms, isSelected, onSelect }: RowProps) {
  const t = useTranslations('overview');
  const common = useTranslations('common');
  const riskWords = useTranslations('risk');
  const words = useAlarmWords();
  const language = useLanguage();
  const rules = [...new Set(alarms.toSorted((a, b) => a.priority - b.priority).map(({ ruleId }) => ruleId))];
  const name = enterprise.name[language];
  const levelWords = risk
    ? `${ROMAN[risk.actualLevel]} ${riskWords(`band.${risk.actualLevel}`)}`
    : t('ranking.unknown');
  return (
    <li className={styles.rank} data-selected={isSelected || undefined}>
      <Popover
        placement="leftTop"
        trigger={['hover', 'focus']}
        mouseEnterDelay={0.25}
        content={risk ? <Contributions risk={risk} /> : t('ranking.unknown')}
      >
        <button
          type="button"
          className={styles.rankMain}
          aria-pressed={isSelected}
          onClick={() => onSelect(isSelected ? null : enterprise.id)}
        >
          <span className={styles.place}>{place}</span>
          <span className={styles.rankName}>{name}</span>
          <span className={styles.rankLevel}>{levelWords}</span>
          <span className={styles.riskBar} data-level={risk?.actualLevel} aria-hidden="true">
            <span className={styles.ghost} style={{ width: `${risk?.extreme ?? 0}%` }} />
            <span className={styles.core} style={{ width: `${risk?.actual ?? 0}%` }} />
          </span>
          <span className={styles.rankFigure}>
            <span className="visually-hidden">{t('figures.spoken')} </span>
            <b>{formatRisk(risk?.actual)}</b>
            <span>{` / ${formatRisk(risk?.extreme)}`}</span>
          </span>
          <span className={styles.rankOpen} data-quiet={rules.length === 0 || undefined}>
            {rules.length === 0 ? t('ranking.quiet') : rules.map(words.ruleName).join(' · ')}
          </span>
        </button>
      </Popover>
      <span className={styles.rankWarning}>
        {warning ? (
          <LevelIcon
            level={warning.level}
            size={20}
            title={t('warning', { level: `${ROMAN[warning.level]} ${common(`level.${warning.level}`)}` })}
          />
        ) : null}
      </span>
      <WorldLink
        className={styles.open}
        href={`/plants/${encodeURIComponent(enterprise.id)}`}
        aria-label={t('ranking.open', { name })}
        title={t('ranking.open', { name })}
      >
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
          <path
            d="M5 2l5 5-5 5"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.6"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
      </WorldLink>
    </li>
  );
}

function actualOf(riskOf: ReadonlyMap<string, EnterpriseRisk>, id: string): number {
  return riskOf.get(id)?.actual ?? -1;
}

function extremeOf(riskOf: ReadonlyMap<string, EnterpriseRisk>, id: string): number {
  return riskOf.get(id)?.extreme ?? -1;
}
