'use client';

import { Select, Table, type TableColumnsType } from 'antd';
import { useTranslations } from 'next-intl';
import type { QuarantineEntry } from '../../../data/model/rejection';
import { EmptyState } from '../../ui/empty-state';
import { formatDateTime, formatNumber } from '../../ui/format';
import { useMomentTs } from '../../ui/world';
import styles from './data-health.module.css';
import type { ChangeHealthView, HealthView } from './use-health-view';
import { useQuarantine } from './use-quarantine';

const NARROW = { width: 170 };
const WIDE = { width: 260 };

/** What came and was not kept, why, and how often: counted by station, reason and field. */
export function QuarantinePart({ view, change }: { view: HealthView; change: ChangeHealthView }) {
  const t = useTranslations('health');
  const { data, error } = useQuarantine();
  const at = useMomentTs();
  const entries = (data ?? []).filter(({ firstSeen }) => at === null || firstSeen <= at);
  const rows = entries.filter(
    (entry) =>
      (view.station === null || entry.station === view.station) &&
      (view.reason === null || entry.reason === view.reason),
  );
  const total = rows.reduce((sum, entry) => sum + entry.count, 0);
  return (
    <>
      <search className={styles.filters} aria-label={t('choose.filter')}>
        <Select
          allowClear
          style={NARROW}
          aria-label={t('column.station')}
          placeholder={t('column.station')}
          value={view.station}
          options={distinct(entries.map((entry) => entry.station)).map((value) => ({
            value,
            label: value || '—',
          }))}
          onChange={(station) => void change({ station: station ?? null })}
        />
        <Select
          allowClear
          style={WIDE}
          aria-label={t('column.reason')}
          placeholder={t('column.reason')}
          value={view.reason}
          options={distinct(entries.map((entry) => entry.reason)).map((reason) => ({
            value: reason,
            label: t(`rejection.${reason}`),
          }))}
          onChange={(reason) => void change({ reason: reason ?? null })}
        />
        {data ? <span className={styles.muted}>{t('quarantine.total', { count: total })}</span> : null}
      </search>
      <p className={styles.muted}>
        {t('quarantine.explain')}
        {at === null ? null : ` ${t('quarantine.past')}`}
      </p>
      {error ? (
        <p role="alert" className={styles.failure}>
          {error.message}
        </p>
      ) : null}
      <QuarantineTable
        rows={rows}
        loading={data === undefined && error === null}
        filtered={rows.length < entries.length}
      />
    </>
  );
}

interface QuarantineTableProps {
  readonly rows: readonly QuarantineEntry[];
  readonly loading: boolean;
  readonly filtered: boolean;
}

function QuarantineTable({ rows, loading, filtered }: QuarantineTableProps) {
  const t = useTranslations('health');
  const columns: TableColumnsType<QuarantineEntry> = [
    {
      title: t('column.station'),
      key: 'station',
      width: 110,
      render: (_, entry) => <span className="num">{entry.station || '—'}</span>,
    },
    { title: t('column.reason'), key: 'reason', render: (_, entry) => <Why entry={entry} /> },
    {
      title: t('column.came'),
      key: 'sample',
      render: (_, entry) => (
        <div className={styles.stack}>
          <span className={styles.muted}>{entry.topic}</span>
          <code className={styles.code}>{entry.sample}</code>
        </div>
      ),
    },
    {
      title: t('column.seen'),
      key: 'seen',
      width: 190,
      defaultSortOrder: 'descend',
      sorter: (a, b) => a.lastSeen - b.lastSeen,
      render: (_, entry) => (
        <div className={styles.stack}>
          <span className="num">{formatDateTime(entry.lastSeen)}</span>
          <span className={`${styles.muted} num`}>
            {t('quarantine.first', { ts: formatDateTime(entry.firstSeen) })}
          </span>
        </div>
      ),
    },
    {
      title: t('column.count'),
      key: 'count',
      width: 90,
      align: 'right',
      sorter: (a, b) => a.count - b.count,
      render: (_, entry) => <span className="num">{formatNumber(entry.count, 0)}</span>,
    },
  ];
  return (
    <Table<QuarantineEntry>
      size="small"
      rowKey={(entry) => `${entry.station} ${entry.reason} ${entry.topic} ${entry.field}`}
      columns={columns}
      dataSource={rows as QuarantineEntry[]}
      loading={loading}
      scroll={{ x: 980 }}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: loading ? null : <Nothing filtered={filtered} /> }}
    />
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  const t = useTranslations('health');
  if (filtered) return <EmptyState title={t('empty.filtered')}>{t('empty.filteredHint')}</EmptyState>;
  return <EmptyState title={t('quarantine.none')}>{t('quarantine.noneHint')}</EmptyState>;
}

/** The sentence that names field, value, limit and what to do; the short reason where a text is missing. */
function Why({ entry }: { entry: QuarantineEntry }) {
  const t = useTranslations('health');
  const sentences = useTranslations('rejections');
  const params = { field: entry.field, station: entry.station, topic: entry.topic, ...entry.params };
  return (
    <div className={styles.stack}>
      <strong>{t(`rejection.${entry.reason}`)}</strong>
      {sentences.has(entry.reason) ? <span>{sentences(entry.reason, params)}</span> : null}
    </div>
  );
}

function distinct<T extends string>(values: readonly T[]): T[] {
  return [...new Set(values)].sort();
}
