'use client';

import { useTranslations } from 'next-intl';
import { DISTRICTS } from '../../../data/catalogue/districts';
import { tradeByCode } from '../../../data/catalogue/trades';
import type { Alarm } from '../../../data/model/alarm';
import { LEVELS, levelOfPriority } from '../../../data/model/level';
import type { EnterpriseRisk } from '../../../data/model/risk';
import { EmptyState } from '../../ui/empty-state';
import { formatRisk } from '../../ui/format-risk';
import { LevelChip } from '../../ui/level-chip';
import { LevelIcon } from '../../ui/level-icon';
import { LiveProvider, useOpenAlarms, useRisk } from '../../ui/live';
import { type EnterpriseDetail, useEnterprises } from '../../ui/registry';
import { SampleMark } from '../../ui/sample-mark';
import { StationLine } from '../../ui/station-line';
import { useLanguage } from '../../ui/use-language';
import { WorldLink } from '../../ui/world-link';
import styles from './plants.module.css';

/** Every plant with its risk, its open alarms and its line: the highest actual risk first. */
export function PlantsScreen() {
  const t = useTranslations('plant');
  const enterprises = useEnterprises();
  const risks = useRisk();
  const alarms = useOpenAlarms();
  if (!enterprises) return <p role="status">{t('loading')}</p>;
  if (enterprises.length === 0)
    return (
      <EmptyState as="h1" title={t('noPlants')}>
        {t('noPlantsText')}
      </EmptyState>
    );
  const actual = (id: string): number => risks.find((each) => each.enterprise === id)?.actual ?? -1;
  const rows = enterprises.toSorted((a, b) => actual(b.id) - actual(a.id) || a.id.localeCompare(b.id));
  return (
    <LiveProvider
      watch={{ collectors: enterprises.flatMap((each) => each.collectors.map((collector) => collector.id)) }}
    >
      <div className={styles.page}>
        <h1>{t('plants')}</h1>
        <ul className={styles.list}>
          {rows.map((enterprise) => (
            <PlantRow
              key={enterprise.id}
              enterprise={enterprise}
              risk={risks.find((each) => each.enterprise === enterprise.id)}
              alarms={alarms.filter((alarm) =>
                enterprise.collectors.some((each) => each.id === alarm.collector),
              )}
            />
          ))}
        </ul>
      </div>
    </LiveProvider>
  );
}

function PlantRow({
  enterprise,
  risk,
  alarms,
}: {
  enterprise: EnterpriseDetail;
  risk: EnterpriseRisk | undefined;
  alarms: readonly Alarm[];
}) {
  const t = useTranslations('plant');
  const registry = useTranslations('registry');
  const language = useLanguage();
  const dry = enterprise.collectors.filter((each) => each.type === 'dry').length;
  const district =
    DISTRICTS.find((each) => each.code === enterprise.district)?.name[language] ?? enterprise.district;
  return (
    <li className="panel">
      <div className={styles.who}>
        <WorldLink href={`/plants/${encodeURIComponent(enterprise.id)}`}>
          {enterprise.name[language]}
        </WorldLink>
        <p>
          <span className="num">{enterprise.id}</span>
          {enterprise.sample ? <SampleMark /> : null}
          <span>{district}</span>
          <span>{tradeByCode(enterprise.trade)?.name[language] ?? enterprise.trade}</span>
        </p>
      </div>
      <div className={styles.systems}>
        <p>{registry('systems', { dry, wet: enterprise.collectors.length - dry })}</p>
        {enterprise.stations.map((station) => (
          <StationLine key={station.id} station={station.id} />
        ))}
      </div>
      <p className={styles.alarms}>
        {alarms.length === 0 ? (
          <span className={styles.quiet}>{t('noAlarms')}</span>
        ) : (
          LEVELS.map((level) => {
            const count = alarms.filter((alarm) => levelOfPriority(alarm.priority) === level).length;
            return count > 0 ? (
              <span key={level} className={styles.tally}>
                <LevelIcon level={level} size={16} title={t('alarmsOf', { count })} /> {count}
              </span>
            ) : null;
          })
        )}
      </p>
      <dl className={styles.risk}>
        <dt>{t('actual')}</dt>
        <dd>{risk ? <Grade level={risk.actualLevel} value={risk.actual} /> : '—'}</dd>
        <dt>{t('extreme')}</dt>
        <dd>{risk ? <Grade level={risk.extremeLevel} value={risk.extreme} /> : '—'}</dd>
      </dl>
    </li>
  );
}

function Grade({ level, value }: { level: EnterpriseRisk['actualLevel']; value: number }) {
  return (
    <>
      <LevelChip level={level} size="sm" /> <b className="num">{formatRisk(value)}</b>
    </>
  );
}
