'use client';

import { Select, Table, type TableColumnsType } from 'antd';
import { useLocale, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { POINTS } from '../../../data/model/points';
import type { PointHealth } from '../../api/data-health/data-health';
import { EmptyState } from '../../ui/empty-state';
import { formatAge, formatDateTime, formatNumber, formatPoint, NO_VALUE } from '../../ui/format';
import { useServerNow } from '../../ui/live';
import { SimulatedMark } from '../../ui/simulated-mark';
import { useLanguage } from '../../ui/use-language';
import { type Place, usePlaces } from '../../ui/use-places';
import { WorldLink } from '../../ui/world-link';
import styles from './data-health.module.css';
import { filterPoints, TROUBLES } from './filter-points';
import { RateBar } from './rate-bar';
import type { ChangeHealthView, HealthView } from './use-health-view';

const NARROW = { width: 170 };
const WIDE = { width: 260 };

export interface PointTableProps {
  readonly points: readonly PointHealth[];
  readonly loading: boolean;
  readonly view: HealthView;
  readonly change: ChangeHealthView;
}

/** A row a point: how much of it came, how good it was, what it says now, whether it is silent or frozen. */
export function PointTable({ points, loading, view, change }: PointTableProps) {
  const t = useTranslations('health');
  const names = useTranslations('points');
  const places = usePlaces();
  const rows = useMemo(() => filterPoints(points, view), [points, view]);
  const columns: TableColumnsType<PointHealth> = [
    {
      title: t('column.point'),
      key: 'point',
      width: 250,
      sorter: (a, b) => a.collector.localeCompare(b.collector) || a.point.localeCompare(b.point),
      render: (_, point) => (
        <Name point={point} name={names(`${point.point}.name`)} place={places.get(point.collector)} />
      ),
    },
    {
      title: t('column.state'),
      key: 'state',
      width: 190,
      sorter: (a, b) => weightOf(a) - weightOf(b),
      render: (_, point) => <State point={point} />,
    },
    {
      title: <span title={t('onlineRateHelp')}>{t('column.onlineRate')}</span>,
      key: 'onlineRate',
      width: 170,
      sorter: (a, b) => (a.onlineRate ?? -1) - (b.onlineRate ?? -1),
      render: (_, { onlineRate }) => <RateBar rate={onlineRate} />,
    },
    {
      title: t('column.readings'),
      key: 'readings',
      width: 100,
      align: 'right',
      sorter: (a, b) => a.readings - b.readings,
      render: (_, { readings }) => <span className="num">{formatNumber(readings, 0)}</span>,
    },
    shareColumn('bad', t('column.bad'), ({ badShare }) => badShare),
    shareColumn('late', t('column.late'), ({ lateShare }) => lateShare),
    {
      title: t('column.last'),
      key: 'last',
      width: 170,
      sorter: (a, b) => (a.last?.ts ?? 0) - (b.last?.ts ?? 0),
      render: (_, point) => <Last point={point} />,
    },
  ];
  return (
    <>
      <search className={styles.filters} aria-label={t('choose.filter')}>
        <Select
          allowClear
          style={NARROW}
          aria-label={t('column.station')}
          placeholder={t('column.station')}
          value={view.station}
          options={[...new Set(points.map(({ station }) => station))].map((value) => ({
            value,
            label: value,
          }))}
          onChange={(station) => void change({ station: station ?? null })}
        />
        <Select
          mode="multiple"
          allowClear
          maxTagCount="responsive"
          style={WIDE}
          aria-label={t('choose.trouble')}
          placeholder={t('choose.trouble')}
          value={view.only}
          options={TROUBLES.map((value) => ({ value, label: t(`trouble.${value}`) }))}
          onChange={(only) => void change({ only })}
        />
      </search>
      <Table<PointHealth>
        size="small"
        rowKey={({ collector, point }) => `${collector}/${point}`}
        columns={columns}
        dataSource={rows}
        loading={loading}
        scroll={{ x: 1080 }}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: loading ? null : <Nothing filtered={points.length > 0} /> }}
      />
    </>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  const t = useTranslations('health');
  if (filtered) return <EmptyState title={t('empty.filtered')}>{t('empty.filteredHint')}</EmptyState>;
  return <EmptyState title={t('empty.stations')}>{t('empty.stationsHint')}</EmptyState>;
}

function shareColumn(
  key: string,
  title: string,
  shareOf: (point: PointHealth) => number | null,
): TableColumnsType<PointHealth>[number] {
  return {
    title,
    key,
    width: 100,
    align: 'right',
    sorter: (a, b) => (shareOf(a) ?? -1) - (shareOf(b) ?? -1),
    render: (_, point) => <span className="num">{formatShare(shareOf(point))}</span>,
  };
}

/** Raised, not rounded: what is not nothing does not read as 0.0 %. */
function formatShare(share: number | null): string {
  return share === null ? NO_VALUE : `${formatNumber(Math.ceil(1000 * share) / 10, 1)} %`;
}

function Name({ point, name, place }: { point: PointHealth; name: string; place: Place | undefined }) {
  const language = useLanguage();
  return (
    <div className={styles.stack}>
      <span className={styles.line}>
        <strong>{name}</strong>
        {point.virtual ? <SimulatedMark size="sm" /> : null}
      </span>
      <span className={styles.line}>
        <span className="num">{point.collector}</span>
        {place ? (
          <WorldLink className={styles.where} href={`/plants/${place.enterprise.id}`}>
            {place.enterprise.name[language]}
          </WorldLink>
        ) : null}
      </span>
    </div>
  );
}

/** Words with a frame, never a colour: silent is dashed, frozen is solid. */
function State({ point }: { point: PointHealth }) {
  const t = useTranslations('health');
  const { silentSinceTs, frozenSinceTs, online } = point;
  return (
    <div className={styles.states}>
      {silentSinceTs === null ? null : (
        <span className={styles.flag} data-trouble="silent">
          {t('since.silent', { since: formatDateTime(silentSinceTs) })}
        </span>
      )}
      {frozenSinceTs === null ? null : (
        <span className={styles.flag} data-trouble="frozen">
          {t('since.frozen', { since: formatDateTime(frozenSinceTs) })}
        </span>
      )}
      {silentSinceTs === null && frozenSinceTs === null ? (
        <span className={online ? undefined : styles.muted}>{online ? t('online') : t('offline')}</span>
      ) : null}
    </div>
  );
}

function Last({ point: { point, last } }: { point: PointHealth }) {
  const t = useTranslations('health');
  const names = useTranslations('points');
  const locale = useLocale();
  const now = useServerNow();
  if (last === null) return <span className={styles.muted}>{t('never')}</span>;
  const isSwitch = POINTS[point].kind === 'bool';
  return (
    <div className={styles.stack}>
      <span className="num">
        {isSwitch ? names(`${point}.${last.value >= 0.5 ? 'on' : 'off'}`) : formatPoint(point, last.value)}
        {last.quality === 0 ? null : (
          <span className={styles.muted}> {names(`quality.${last.quality}`)}</span>
        )}
      </span>
      <span className={styles.muted} title={formatDateTime(last.ts)}>
        {now > 0 ? t('ago', { age: formatAge(now - last.ts, locale) }) : null}
      </span>
    </div>
  );
}

/** Silent before frozen before off line before well. */
function weightOf({ silentSinceTs, frozenSinceTs, online }: PointHealth): number {
  if (silentSinceTs !== null) return 0;
  if (frozenSinceTs !== null) return 1;
  return online ? 3 : 2;
}
