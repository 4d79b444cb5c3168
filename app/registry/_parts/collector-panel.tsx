'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { dustByNumber } from '../../../data/catalogue/dusts';
import type { ResolvedRule } from '../../../data/model/alarm';
import { levelOfPriority } from '../../../data/model/level';
import { POINTS } from '../../../data/model/points';
import type { Collector } from '../../../data/model/registry';
import { Facts } from '../../ui/facts';
import { formatPoint, formatQuantity } from '../../ui/format';
import { LevelChip } from '../../ui/level-chip';
import { readDuration, readRuleNumbers } from '../../ui/rule-numbers';
import { RuleSource } from '../../ui/rule-source';
import { SidePanel } from '../../ui/side-panel';
import { useCollector } from '../../ui/use-collector';
import { useLanguage } from '../../ui/use-language';
import { DeviceList } from './device-list';
import styles from './registry.module.css';

/** One collector: design, set values, laboratory report, protection, points, and every rule with its numbers and its basis. */
export function CollectorPanel({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations('registry');
  const language = useLanguage();
  const { data, error } = useCollector(id);
  return (
    <SidePanel title={data ? `${data.id} ${data.name[language]}` : id} onClose={onClose}>
      {error ? <p role="alert">{error.message}</p> : null}
      {data ? (
        <div className={styles.details}>
          <Part title={t('section.design')}>
            <Design collector={data} />
          </Part>
          <Part title={t('section.setValues')}>
            <SetValues collector={data} />
          </Part>
          {data.labReport ? (
            <Part title={t('section.labReport')}>
              <LabReport report={data.labReport} />
            </Part>
          ) : null}
          <Part title={t('section.devices')}>
            <DeviceList collector={data} />
          </Part>
          <Part title={t('section.points')}>
            <Points collector={data} />
          </Part>
          <Part title={t('section.rules')}>
            <Rules rules={data.rules} />
          </Part>
        </div>
      ) : null}
    </SidePanel>
  );
}

function Design({ collector: c }: { collector: Collector }) {
  const t = useTranslations('registry');
  const points = useTranslations('points');
  const language = useLanguage();
  const machines = c.machines
    .map((m) => t('machines', { kind: t(`machine.${m.kind}`), count: m.count }))
    .join(' · ');
  return (
    <Facts
      rows={[
        [t('fact.type'), points(`collectorType.${c.type}`)],
        [t('fact.dust'), dustByNumber(c.dust).name[language]],
        [t('fact.workshop'), c.workshop[language]],
        [t('fact.machines'), machines],
        [t('fact.airflow'), formatQuantity(c.airflowM3h, 'm³/h', 0)],
        [t('fact.fanPower'), formatQuantity(c.fanPowerKw, 'kW', 1)],
        [t('fact.duct'), formatQuantity(c.ductDiameterM * 1000, 'mm', 0)],
        [t('fact.stands'), c.indoor ? t('stands.indoor') : t('stands.outdoor')],
        [t('fact.pressure'), c.positivePressure ? t('pressure.positive') : t('pressure.negative')],
        [t('fact.shared'), c.sharedSystem ? t('shared.yes') : t('shared.no')],
        ...dryRows(),
        ...wetRows(),
      ]}
    />
  );

  function dryRows(): (readonly [string, ReactNode])[] {
    if (!c.dry) return [];
    const { dry } = c;
    return [
      [t('fact.filterArea'), formatQuantity(dry.filterAreaM2, 'm²', 1)],
      [t('fact.airToCloth'), formatQuantity(c.airflowM3h / 60 / dry.filterAreaM2, 'm/min', 2)],
      [
        t('fact.bags'),
        t('bags', {
          count: dry.bagRows * dry.bagsPerRow,
          rows: dry.bagRows,
          size: `⌀${formatQuantity(dry.bagDiameterM * 1000, 'mm', 0)} × ${formatQuantity(dry.bagLengthM, 'm', 1)}`,
        }),
      ],
      [t('fact.cleaning'), t(`cleaning.${dry.cleaning}`)],
      [
        t('fact.hopper'),
        t('hopper', { count: dry.hopperCount, volume: formatQuantity(dry.hopperVolumeM3, 'm³', 1) }),
      ],
      [t('fact.airlock'), t(`airlock.${dry.airlock}`)],
    ];
  }

  function wetRows(): (readonly [string, ReactNode])[] {
    if (!c.wet) return [];
    const { wet } = c;
    return [
      [
        t('fact.tank'),
        `${formatQuantity(wet.tankAreaM2, 'm²', 1)} × ${formatQuantity(wet.tankHeightM, 'm', 1)}`,
      ],
      [
        t('fact.nozzles'),
        t('nozzles', { count: wet.nozzles, flow: formatQuantity(wet.ratedSprayM3h, 'm³/h', 1) }),
      ],
      [t('fact.sludge'), t(`sludge.${wet.sludge}`)],
    ];
  }
}

function SetValues({ collector }: { collector: Collector }) {
  const t = useTranslations('registry');
  const points = useTranslations('points');
  const { differentialPressurePa, tankLevelM, sprayFlowM3h } = collector.setValues;
  const set = { differentialPressurePa, tankLevelM, sprayFlowM3h };
  const rows = (['differentialPressurePa', 'tankLevelM', 'sprayFlowM3h'] as const)
    .filter((point) => set[point] !== undefined)
    .map((point) => [points(`${point}.name`), formatPoint(point, set[point])] as const);
  return rows.length > 0 ? <Facts rows={rows} /> : <p className={styles.muted}>{t('noSetValues')}</p>;
}

function LabReport({ report }: { report: NonNullable<Collector['labReport']> }) {
  const t = useTranslations('catalogue');
  const registry = useTranslations('registry');
  return (
    <Facts
      rows={[
        [registry('fact.report'), report.report],
        [t('dust.kstBarMs'), formatQuantity(report.kstBarMs, 'bar·m/s', 0)],
        [t('dust.pmaxMPa'), formatQuantity(report.pmaxMPa, 'MPa', 2)],
        [t('dust.mieMj'), report.mieMj === undefined ? null : formatQuantity(report.mieMj, 'mJ', 0)],
        [
          t('dust.mitCloudC'),
          report.mitCloudC === undefined ? null : formatQuantity(report.mitCloudC, '°C', 0),
        ],
        [
          t('dust.lowerLimitGM3'),
          report.lowerLimitGM3 === undefined ? null : formatQuantity(report.lowerLimitGM3, 'g/m³', 0),
        ],
      ]}
    />
  );
}

function Points({ collector }: { collector: Collector }) {
  const t = useTranslations('registry');
  const points = useTranslations('points');
  return (
    <ul className={styles.list}>
      {collector.points.map((point) => {
        const { unit, range, kind, mandatoryFor } = POINTS[point];
        return (
          <li key={point}>
            <span>{points(`${point}.name`)}</span>
            <span className={`${styles.muted} num`}>
              {kind === 'analog' ? `${range[0]}–${range[1]} ${unit}` : t(`kind.${kind}`)}
            </span>
            <span className={styles.muted}>
              {mandatoryFor.includes(collector.type) ? t('mandatory') : t('optional')}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Rules({ rules }: { rules: readonly ResolvedRule[] }) {
  const t = useTranslations('registry');
  const names = useTranslations('rules');
  const points = useTranslations('points');
  return (
    <ul className={styles.rules}>
      {rules.map((rule) => (
        <li key={`${rule.id} ${rule.point}`}>
          <div className={styles.line}>
            <LevelChip level={levelOfPriority(rule.priority)} size="sm" />
            <strong>{names.has(`${rule.id}.name`) ? names(`${rule.id}.name`) : rule.id}</strong>
            {rule.point ? <span className={styles.muted}>{points(`${rule.point}.short`)}</span> : null}
          </div>
          <dl className={styles.numbers}>
            {readRuleNumbers(rule).map(({ key, text }) => (
              <div key={key}>
                <dt>{t.has(`number.${key}`) ? t(`number.${key}`) : key}</dt>
                <dd className="num">{text}</dd>
              </div>
            ))}
          </dl>
          {rule.suppressedUntilRunningMs === null ? null : (
            <p className={styles.muted}>
              {t('suppressed', { after: readDuration(rule.suppressedUntilRunningMs) })}
            </p>
          )}
          <RuleSource source={rule.source} />
        </li>
      ))}
    </ul>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
