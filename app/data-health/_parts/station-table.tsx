'use client';

import { Table, type TableColumnsType } from 'antd';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { StationHealth } from '../../api/data-health/data-health';
import { EmptyState } from '../../ui/empty-state';
import { formatAge, formatDateTime, formatLag, formatNumber } from '../../ui/format';
import { useServerNow } from '../../ui/live';
import { useEnterprises } from '../../ui/registry';
import { SimulatedMark } from '../../ui/simulated-mark';
import { useLanguage } from '../../ui/use-language';
import { WorldLink } from '../../ui/world-link';
import styles from './data-health.module.css';
import { LineState } from './line-state';
import { RateBar } from './rate-bar';
import { RefusedCount } from './refused-count';
import { SkewBar } from './skew-bar';
import { chooseHalfWidthMs } from './skew-scale';
import type { ChangeHealthView } from './use-health-view';

export interface StationTableProps {
  readonly stations: readonly StationHealth[];
  readonly loading: boolean;
  readonly change: ChangeHealthView;
}

/** A row a station: its line, its clock against ours, its online rate, what was refused. */
export function StationTable({ stations, loading, change }: StationTableProps) {
  const t = useTranslations('health');
  const locale = useLocale();
  const halfMs = useMemo(
    () => chooseHalfWidthMs(stations.flatMap(({ skew }) => (skew === null ? [] : [skew]))),
    [stations],
  );
  const columns: TableColumnsType<StationHealth> = [
    {
      title: t('column.station'),
      key: 'station',
      width: 230,
      sorter: (a, b) => a.station.localeCompare(b.station),
      render: (_, station) => <Name station={station} />,
    },
    {
      title: t('column.line'),
      key: 'line',
      width: 210,
      sorter: (a, b) => Number(a.online === true) - Number(b.online === true),
      render: (_, { online, since }) => <LineState online={online} since={since} />,
    },
    {
      title: t('column.messages'),
      key: 'messages',
      width: 150,
      align: 'right',
      sorter: (a, b) => a.messages - b.messages,
      render: (_, station) => <Messages station={station} />,
    },
    {
      title: <span title={t('skew.help')}>{t('column.skew', { half: formatLag(halfMs, locale) })}</span>,
      key: 'skew',
      width: 300,
      sorter: (a, b) => sizeOfSkew(a) - sizeOfSkew(b),
      render: (_, { skew, online }) => <SkewBar skew={skew} halfMs={halfMs} hollow={online !== true} />,
    },
    {
      title: t('column.onlineRate'),
      key: 'onlineRate',
      width: 170,
      sorter: (a, b) => (a.onlineRate ?? -1) - (b.onlineRate ?? -1),
      render: (_, { onlineRate }) => <RateBar rate={onlineRate} />,
    },
    {
      title: t('column.pointsOnline'),
      key: 'points',
      width: 110,
      align: 'right',
      render: (_, { station, points, pointsOnline }) => (
        <button
          type="button"
          className={`${styles.jump} num`}
          aria-label={t('showPoints', { station })}
          onClick={() => void change({ view: 'points', station, only: [] })}
        >
          {t('ofAll', { count: pointsOnline, all: points })}
        </button>
      ),
    },
    {
      title: t('column.refused'),
      key: 'refused',
      width: 90,
      align: 'right',
      sorter: (a, b) => a.refused.count - b.refused.count,
      render: (_, station) => <Refusals station={station} change={change} />,
    },
  ];
  return (
    <Table<StationHealth>
      size="small"
      rowKey="station"
      columns={columns}
      dataSource={stations as StationHealth[]}
      loading={loading}
      scroll={{ x: 1180 }}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{
        emptyText: loading ? null : (
          <EmptyState title={t('empty.stations')}>{t('empty.stationsHint')}</EmptyState>
        ),
      }}
    />
  );
}

function Name({ station }: { station: StationHealth }) {
  const language = useLanguage();
  const plant = useEnterprises()?.find(({ id }) => id === station.enterprise);
  const name = plant?.stations.find(({ id }) => id === station.station)?.name[language];
  return (
    <div className={styles.stack}>
      <span className={styles.line}>
        <strong className="num">{station.station}</strong>
        <span>{name}</span>
        {station.virtual ? <SimulatedMark size="sm" /> : null}
      </span>
      <WorldLink className={styles.where} href={`/plants/${station.enterprise}`}>
        {plant?.name[language] ?? station.enterprise}
      </WorldLink>
    </div>
  );
}

function Messages({ station: { messages, lastMessageTs } }: { station: StationHealth }) {
  const t = useTranslations('health');
  const locale = useLocale();
  const now = useServerNow();
  return (
    <div className={styles.stack}>
      <span className="num">{formatNumber(messages, 0)}</span>
      {lastMessageTs !== null && now > 0 ? (
        <span className={styles.muted} title={formatDateTime(lastMessageTs)}>
          {t('lastMessage', { age: formatAge(now - lastMessageTs, locale) })}
        </span>
      ) : null}
    </div>
  );
}

function Refusals({ station, change }: { station: StationHealth; change: ChangeHealthView }) {
  const t = useTranslations('health');
  if (station.refused.count === 0) return <span className="num">0</span>;
  return (
    <button
      type="button"
      className={`${styles.jump} num`}
      aria-label={t('showRefused', { station: station.station })}
      onClick={() => void change({ view: 'quarantine', station: station.station, reason: null })}
    >
      <RefusedCount refused={station.refused} />
    </button>
  );
}

function sizeOfSkew({ skew }: StationHealth): number {
  return skew === null ? -1 : Math.abs(skew.medianMs);
}
