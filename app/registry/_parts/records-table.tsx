'use client';

import { Table, type TableColumnsType } from 'antd';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { DISTRICTS } from '../../../data/catalogue/districts';
import { dustByNumber } from '../../../data/catalogue/dusts';
import type { RegistryKind, RegistryRecord } from '../../../data/model/registry';
import { EmptyState } from '../../ui/empty-state';
import { formatDateTime, formatQuantity, NO_VALUE } from '../../ui/format';
import { useEnterprises } from '../../ui/registry';
import { readDuration } from '../../ui/rule-numbers';
import { SampleMark } from '../../ui/sample-mark';
import { SimulatedMark } from '../../ui/simulated-mark';
import { useLanguage } from '../../ui/use-language';
import { ProductionState } from './production-state';
import { PAGE_SIZE, type RecordRow } from './records';
import styles from './registry.module.css';

/** The records of a kind, each in one line, with its version and who changed it last. */
export function RecordsTable({
  kind,
  rows,
  total,
  page,
  loading,
  chosen,
  now,
  onPage,
  onChoose,
}: {
  kind: RegistryKind;
  rows: readonly RecordRow[];
  total: number;
  page: number;
  loading: boolean;
  chosen: string | undefined;
  now: number;
  onPage: (page: number) => void;
  onChoose: (id: string) => void;
}) {
  const t = useTranslations('registry');
  const language = useLanguage();
  const enterprises = useEnterprises();
  const plantNames = useMemo(
    () => new Map((enterprises ?? []).map(({ id, name }) => [id, name[language]])),
    [enterprises, language],
  );
  const columns: TableColumnsType<RecordRow> = [
    {
      title: t(`tab.${kind}`),
      key: 'name',
      width: '36%',
      render: (_, row) => <Name row={row} isChosen={row.record.id === chosen} onChoose={onChoose} />,
    },
    {
      title: t('column.about'),
      key: 'about',
      render: (_, row) => <About row={row} now={now} plantNames={plantNames} />,
    },
    {
      title: t('column.version'),
      key: 'version',
      width: 80,
      align: 'right',
      render: (_, { version }) => <span className="num">{version}</span>,
    },
    {
      title: t('column.changed'),
      key: 'changed',
      width: 190,
      render: (_, { by, changedTs }) => (
        <span className={styles.stack}>
          <span>{by || t('by.nobody')}</span>
          <span className={`${styles.muted} num`}>
            {changedTs > 0 ? formatDateTime(changedTs) : NO_VALUE}
          </span>
        </span>
      ),
    },
  ];
  return (
    <Table<RecordRow>
      size="small"
      rowKey={(row) => row.record.id}
      columns={columns}
      dataSource={[...rows]}
      loading={loading}
      scroll={{ x: 640 }}
      pagination={{
        current: page,
        pageSize: PAGE_SIZE,
        total,
        hideOnSinglePage: true,
        showSizeChanger: false,
        onChange: onPage,
      }}
      locale={{
        emptyText: loading ? null : (
          <EmptyState title={t('empty.records')}>{t('empty.recordsHint')}</EmptyState>
        ),
      }}
      rowClassName={({ record }) => (record.id === chosen ? (styles.chosen ?? '') : (styles.row ?? ''))}
      onRow={({ record }) => ({ onClick: () => onChoose(record.id) })}
    />
  );
}

function Name({
  row: { record, hasSecret },
  isChosen,
  onChoose,
}: {
  row: RecordRow;
  isChosen: boolean;
  onChoose: (id: string) => void;
}) {
  const t = useTranslations('registry');
  const language = useLanguage();
  return (
    <div className={styles.stack}>
      <button
        type="button"
        className={styles.name}
        aria-expanded={isChosen}
        onClick={(event) => {
          event.stopPropagation();
          onChoose(record.id);
        }}
      >
        {record.name[language]}
      </button>
      <span className={styles.line}>
        <span className="num">{record.id}</span>
        {record.kind === 'enterprise' && record.sample ? <SampleMark /> : null}
        {record.kind === 'station' && record.virtual ? <SimulatedMark size="sm" /> : null}
        {record.retired ? <span className={styles.mark}>{t('retired')}</span> : null}
        {hasSecret === false ? <span className={styles.mark}>{t('noSecret')}</span> : null}
      </span>
    </div>
  );
}

/** What tells a record of its kind from the others. */
function About({
  row: { record },
  now,
  plantNames,
}: {
  row: RecordRow;
  now: number;
  /** By id, those in service. */
  plantNames: ReadonlyMap<string, string>;
}) {
  const t = useTranslations('registry');
  const language = useLanguage();
  const points = useTranslations('points');
  if (record.kind === 'enterprise')
    return (
      <span className={styles.stack}>
        <span>
          {DISTRICTS.find(({ code }) => code === record.district)?.name[language] ?? record.district}
        </span>
        <ProductionState enterprise={record} now={now} />
      </span>
    );
  const lines = linesOf(record);
  return (
    <span className={styles.stack}>
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
    </span>
  );

  function plant(id: string): string {
    return `${id} ${plantNames.get(id) ?? ''}`.trim();
  }

  function linesOf(of: Exclude<RegistryRecord, { kind: 'enterprise' }>): readonly string[] {
    switch (of.kind) {
      case 'collector':
        return [
          plant(of.enterprise),
          [
            points(`collectorType.${of.type}`),
            dustByNumber(of.dust).name[language],
            formatQuantity(of.airflowM3h, 'm³/h', 0),
          ].join(' · '),
        ];
      case 'station':
        return [
          `${plant(of.enterprise)} · ${of.collectors.join(' ')}`,
          t('cadence', {
            sample: readDuration(of.sampleIntervalMs),
            message: readDuration(of.messageIntervalMs),
          }),
        ];
      case 'gateway':
        return [of.stations.join(' ')];
      case 'camera':
        return [plant(of.enterprise), [of.station, of.collector ?? ''].join(' ').trim()];
    }
  }
}
