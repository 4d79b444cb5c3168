'use client';

import { Table, type TableColumnsType } from 'antd';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { districtAt } from '../../../data/catalogue/district-at';
import { AREAS, DISTRICTS } from '../../../data/catalogue/districts';
import { dustByNumber } from '../../../data/catalogue/dusts';
import { tradeByCode } from '../../../data/catalogue/trades';
import type { Collector, Station } from '../../../data/model/registry';
import { Facts } from '../../ui/facts';
import { formatNumber, formatQuantity } from '../../ui/format';
import { useServerNow } from '../../ui/live';
import type { EnterpriseDetail } from '../../ui/registry';
import { readDuration } from '../../ui/rule-numbers';
import { SampleMark } from '../../ui/sample-mark';
import { SimulatedMark } from '../../ui/simulated-mark';
import { StationLine } from '../../ui/station-line';
import { useLanguage } from '../../ui/use-language';
import { WorldLink } from '../../ui/world-link';
import { DeviceList } from './device-list';
import { DustTable } from './dust-table';
import { ProductionState } from './production-state';
import styles from './registry.module.css';
import { readShiftTime, runsOfDays } from './shift-text';

/** Everything registered about one enterprise: who, where, which dusts, systems, stations, cameras, people. */
export function EnterpriseCard({
  enterprise,
  onCollector,
  onProduction,
}: {
  enterprise: EnterpriseDetail;
  onCollector: (id: string) => void;
  /** Changes how it produces; left out where the person may not. */
  onProduction?: () => void;
}) {
  const t = useTranslations('registry');
  const language = useLanguage();
  const now = useServerNow();
  return (
    <article className={`panel ${styles.card}`}>
      <header className={styles.cardHead}>
        <h2>{enterprise.name[language]}</h2>
        <span className="num">{enterprise.id}</span>
        {enterprise.sample ? <SampleMark /> : null}
        <span className={styles.gap} />
        {onProduction ? (
          <button type="button" className="button" onClick={onProduction}>
            {t('productionDialog.open')}
          </button>
        ) : null}
        <WorldLink className="button" href={`/plants/${encodeURIComponent(enterprise.id)}`}>
          {t('openPlant')}
        </WorldLink>
      </header>
      <Facts rows={factsOf()} />
      <Section title={t('section.dusts')}>
        <DustTable dusts={enterprise.dusts} />
      </Section>
      <Section title={t('section.collectors')}>
        <CollectorTable collectors={enterprise.collectors} onCollector={onCollector} />
      </Section>
      <Section title={t('section.stations')}>
        <StationTable stations={enterprise.stations} />
      </Section>
      <div className={styles.pair}>
        <Section title={t('section.contacts')}>
          {enterprise.contacts.length === 0 ? <p className={styles.muted}>{t('noContacts')}</p> : null}
          <ul className={styles.list}>
            {enterprise.contacts.map((contact) => (
              <li key={`${contact.name} ${contact.phone}`}>
                <span>{contact.name}</span>
                <span className={styles.muted}>{contact.role[language]}</span>
                <span className="num">{contact.phone}</span>
              </li>
            ))}
          </ul>
        </Section>
        <Section title={t('section.cameras')}>
          {enterprise.cameras.length === 0 ? <p className={styles.muted}>{t('noCameras')}</p> : null}
          <ul className={styles.list}>
            {enterprise.cameras.map((camera) => (
              <li key={camera.id}>
                <span className="num">{camera.id}</span>
                <span>{camera.name[language]}</span>
                <span className={styles.muted}>{camera.collector ?? ''}</span>
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </article>
  );

  function factsOf(): (readonly [string, ReactNode])[] {
    const { building, shifts } = enterprise;
    const trade = tradeByCode(enterprise.trade);
    const area = AREAS.find((a) => a.code === enterprise.area);
    return [
      [t('fact.trade'), `${enterprise.trade} ${trade?.name[language] ?? t('tradeUnknown')}`],
      [t('fact.address'), enterprise.address[language]],
      [t('fact.district'), <Whereabouts key="where" enterprise={enterprise} />],
      [t('fact.area'), area ? area.name[language] : null],
      [t('fact.uscc'), enterprise.uscc ?? null],
      [t('fact.workers'), t('persons', { count: enterprise.workersPerShift })],
      [
        t('fact.building'),
        t('building', { storeys: building.storeys, structure: t(`structure.${building.structure}`) }),
      ],
      [t('fact.nearby'), building.dormitoryOrOfficeNearby ? t('nearby.yes') : t('nearby.no')],
      [t('fact.status'), <ProductionState key="status" enterprise={enterprise} now={now} />],
      [
        t('fact.shifts'),
        <span key="shifts" className={styles.stack}>
          {shifts.map((shift) => (
            <span key={`${shift.days.join()} ${shift.startMinute}`} className="num">
              {sayDays(shift.days)} {readShiftTime(shift.startMinute, shift.endMinute)}
            </span>
          ))}
        </span>,
      ],
    ];
  }

  function sayDays(days: readonly number[]): string {
    return runsOfDays(days)
      .map(([from, to]) => (from === to ? t(`day.${from}`) : `${t(`day.${from}`)}–${t(`day.${to}`)}`))
      .join(' ');
  }
}

/** The registered district, with a warning when the coordinates lie in another one. */
function Whereabouts({ enterprise }: { enterprise: EnterpriseDetail }) {
  const t = useTranslations('registry');
  const language = useLanguage();
  const { longitude, latitude } = enterprise;
  const registered = DISTRICTS.find((d) => d.code === enterprise.district);
  const found = districtAt(longitude, latitude);
  return (
    <span className={styles.stack}>
      <span>{registered?.name[language] ?? enterprise.district}</span>
      <span className={`${styles.muted} num`}>
        {formatNumber(longitude, 3)}°E {formatNumber(latitude, 3)}°N
      </span>
      {found?.code === enterprise.district ? null : (
        <strong>{t('elsewhere', { district: found?.name[language] ?? t('outsideCity') })}</strong>
      )}
    </span>
  );
}

function CollectorTable({
  collectors,
  onCollector,
}: {
  collectors: readonly Collector[];
  onCollector: (id: string) => void;
}) {
  const t = useTranslations('registry');
  const points = useTranslations('points');
  const language = useLanguage();
  const columns: TableColumnsType<Collector> = [
    {
      title: t('column.collector'),
      key: 'name',
      render: (_, c) => (
        <div className={styles.stack}>
          <button type="button" className={styles.name} onClick={() => onCollector(c.id)}>
            {c.name[language]}
          </button>
          <span className={styles.muted}>
            <span className="num">{c.id}</span> {c.workshop[language]}
          </span>
        </div>
      ),
    },
    { title: t('column.type'), key: 'type', width: 80, render: (_, c) => points(`collectorType.${c.type}`) },
    { title: t('column.dust'), key: 'dust', width: 110, render: (_, c) => <DustOf collector={c} /> },
    {
      title: t('column.airflow'),
      key: 'airflow',
      width: 120,
      align: 'right',
      render: (_, c) => <span className="num">{formatQuantity(c.airflowM3h, 'm³/h', 0)}</span>,
    },
    { title: t('column.devices'), key: 'devices', render: (_, c) => <DeviceList collector={c} /> },
  ];
  return (
    <Table<Collector>
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={[...collectors].sort((a, b) => a.position - b.position)}
      pagination={false}
      scroll={{ x: 860 }}
    />
  );
}

function DustOf({ collector }: { collector: Collector }) {
  const t = useTranslations('catalogue');
  const language = useLanguage();
  return (
    <span className={styles.stack}>
      <span>{dustByNumber(collector.dust).name[language]}</span>
      {collector.labReport ? (
        <span className={styles.muted} title={collector.labReport.report}>
          {t('labReport')}
        </span>
      ) : null}
    </span>
  );
}

function StationTable({ stations }: { stations: readonly Station[] }) {
  const t = useTranslations('registry');
  const language = useLanguage();
  const columns: TableColumnsType<Station> = [
    {
      title: t('column.station'),
      key: 'name',
      render: (_, s) => (
        <span className={styles.line}>
          <span className="num">{s.id}</span>
          <span>{s.name[language]}</span>
          {s.virtual ? <SimulatedMark size="sm" /> : null}
          {s.retired ? <span className={styles.muted}>{t('retired')}</span> : null}
        </span>
      ),
    },
    { title: t('column.line'), key: 'line', render: (_, s) => <StationLine station={s.id} /> },
    {
      title: t('column.cadence'),
      key: 'cadence',
      render: (_, s) =>
        t('cadence', {
          sample: readDuration(s.sampleIntervalMs),
          message: readDuration(s.messageIntervalMs),
        }),
    },
    {
      title: t('column.reorder'),
      key: 'reorder',
      render: (_, s) => (s.reorderMs === 0 ? t('inOrder') : readDuration(s.reorderMs)),
    },
    { title: t('column.serves'), key: 'serves', render: (_, s) => s.collectors.join(' ') },
  ];
  return (
    <Table<Station>
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={stations as Station[]}
      pagination={false}
      scroll={{ x: 700 }}
      locale={{ emptyText: t('noStation') }}
    />
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
