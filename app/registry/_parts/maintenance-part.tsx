'use client';

import { useMutation } from '@tanstack/react-query';
import { Table, type TableColumnsType } from 'antd';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { MaintenanceWindow } from '../../../data/model/maintenance';
import { postJson } from '../../ui/api';
import { EmptyState } from '../../ui/empty-state';
import { formatDateTime } from '../../ui/format';
import { useServerNow } from '../../ui/live';
import { useMaintenance } from '../../ui/maintenance';
import { useLanguage } from '../../ui/use-language';
import { usePlaces } from '../../ui/use-places';
import { useRegistryChanged } from './records';
import styles from './registry.module.css';
import { isOver, type MaintenanceTime, sortMaintenance } from './sort-maintenance';
import { StartMaintenanceDialog } from './start-maintenance-dialog';

type Row = MaintenanceWindow & { readonly time: MaintenanceTime };

/** Times in which a collector is worked on and its alarms are held back: now, coming, past; started here and ended early. */
export function MaintenancePart({
  mayManage,
  preselected,
  onSettled,
}: {
  mayManage: boolean;
  /** The collector that a new one is meant for; its dialog is open then. */
  preselected: string | null;
  /** Its dialog was closed. */
  onSettled?: () => void;
}) {
  const t = useTranslations('registry');
  const language = useLanguage();
  const places = usePlaces();
  const now = useServerNow();
  const { windows, isLoading, error } = useMaintenance(true);
  const [isStarting, setStarting] = useState(preselected !== null);
  const changed = useRegistryChanged();
  const end = useMutation({
    mutationFn: (id: string) => postJson(`/api/maintenance/${encodeURIComponent(id)}/end`),
    onSuccess: changed,
  });
  const failure = end.error ?? error;
  const columns: TableColumnsType<Row> = [
    {
      title: t('maintenance.state'),
      key: 'state',
      width: 90,
      render: (_, { time }) => t(`maintenance.${time}`),
    },
    {
      title: t('column.collector'),
      key: 'collector',
      render: (_, { collector }) => (
        <span className={styles.stack}>
          <span className="num">{collector}</span>
          <span className={styles.muted}>{places.get(collector)?.enterprise.name[language] ?? ''}</span>
        </span>
      ),
    },
    {
      title: t('maintenance.time'),
      key: 'time',
      width: 190,
      render: (_, { from, to, time }) => (
        <span className={styles.stack}>
          <span className="num">{formatDateTime(from)}</span>
          {time === 'withdrawn' ? null : <span className="num">– {formatDateTime(to)}</span>}
        </span>
      ),
    },
    {
      title: t('maintenance.why'),
      key: 'why',
      render: (_, { reason, by, endedBy, time }) => (
        <span className={styles.stack}>
          <span>{reason}</span>
          <span className={styles.muted}>
            {by}
            {endedBy === null
              ? ''
              : ` · ${t(time === 'withdrawn' ? 'maintenance.withdrawnBy' : 'maintenance.endedBy', { by: endedBy })}`}
          </span>
        </span>
      ),
    },
    {
      title: <span className="visually-hidden">{t('maintenance.end')}</span>,
      key: 'end',
      width: 130,
      render: (_, { id, time }) =>
        mayManage && !isOver(time) ? (
          <button type="button" className="button" disabled={end.isPending} onClick={() => end.mutate(id)}>
            {t(time === 'now' ? 'maintenance.end' : 'maintenance.withdraw')}
          </button>
        ) : null,
    },
  ];
  return (
    <section className={`panel ${styles.card}`} aria-label={t('tab.maintenance')}>
      <header className={styles.cardHead}>
        <h2>{t('tab.maintenance')}</h2>
        <span className={styles.muted}>{t('maintenance.text')}</span>
        <span className={styles.gap} />
        {mayManage ? (
          <button type="button" className="button button-primary" onClick={() => setStarting(true)}>
            {t('maintenance.start')}
          </button>
        ) : null}
      </header>
      {failure ? <p role="alert">{failure.message}</p> : null}
      <Table<Row>
        size="small"
        rowKey="id"
        columns={columns}
        loading={isLoading}
        dataSource={sortMaintenance(windows, now)}
        scroll={{ x: 760 }}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        rowClassName={({ time }) => (isOver(time) ? (styles.past ?? '') : '')}
        locale={{
          emptyText: isLoading ? (
            ' '
          ) : (
            <EmptyState title={t('maintenance.none')}>{t('maintenance.noneHint')}</EmptyState>
          ),
        }}
      />
      {isStarting ? (
        <StartMaintenanceDialog
          preselected={preselected}
          onClose={() => {
            setStarting(false);
            onSettled?.();
          }}
        />
      ) : null}
    </section>
  );
}
