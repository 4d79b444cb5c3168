'use client';

import { Table, type TableColumnsType } from 'antd';
import { useTranslations } from 'next-intl';
import { AREAS, DISTRICTS } from '../../../data/catalogue/districts';
import { dustByNumber } from '../../../data/catalogue/dusts';
import { tradeByCode } from '../../../data/catalogue/trades';
import { EmptyState } from '../../ui/empty-state';
import { formatNumber } from '../../ui/format';
import type { EnterpriseDetail } from '../../ui/registry';
import { SampleMark } from '../../ui/sample-mark';
import { useLanguage } from '../../ui/use-language';
import styles from './registry.module.css';

/** Every enterprise in one line. A click, or Enter on its name, opens its card. */
export function EnterpriseTable({
  rows,
  loading,
  chosen,
  onChoose,
}: {
  rows: readonly EnterpriseDetail[];
  loading: boolean;
  chosen: string | undefined;
  onChoose: (id: string) => void;
}) {
  const t = useTranslations('registry');
  const language = useLanguage();
  const columns: TableColumnsType<EnterpriseDetail> = [
    {
      title: t('column.enterprise'),
      key: 'name',
      render: (_, e) => (
        <div className={styles.stack}>
          <button
            type="button"
            className={styles.name}
            aria-expanded={e.id === chosen}
            onClick={(event) => {
              event.stopPropagation();
              onChoose(e.id);
            }}
          >
            {e.name[language]}
          </button>
          <span className={styles.line}>
            <span className="num">{e.id}</span>
            {e.sample ? <SampleMark /> : null}
          </span>
        </div>
      ),
    },
    {
      title: t('column.district'),
      key: 'district',
      width: 120,
      render: (_, e) => (
        <div className={styles.stack}>
          <span>{DISTRICTS.find((d) => d.code === e.district)?.name[language] ?? e.district}</span>
          {e.area ? (
            <span className={styles.muted}>
              {AREAS.find((a) => a.code === e.area)?.name[language] ?? e.area}
            </span>
          ) : null}
        </div>
      ),
    },
    {
      title: t('column.trade'),
      key: 'trade',
      render: (_, e) => (
        <div className={styles.stack}>
          <span>{tradeByCode(e.trade)?.name[language] ?? t('tradeUnknown')}</span>
          <span className={`${styles.muted} num`}>{e.trade}</span>
        </div>
      ),
    },
    {
      title: t('column.dusts'),
      key: 'dusts',
      render: (_, e) =>
        e.dusts.map((no) => dustByNumber(no).name[language]).join(language === 'zh' ? '、' : ', '),
    },
    {
      title: t('column.workers'),
      key: 'workers',
      width: 120,
      align: 'right',
      render: (_, e) => <span className="num">{formatNumber(e.workersPerShift, 0)}</span>,
    },
    {
      title: t('column.systems'),
      key: 'systems',
      width: 150,
      render: (_, e) =>
        t('systems', {
          dry: e.collectors.filter((c) => c.type === 'dry').length,
          wet: e.collectors.filter((c) => c.type === 'wet').length,
        }),
    },
    {
      title: t('column.status'),
      key: 'status',
      width: 120,
      render: (_, e) => t(`production.${e.productionStatus}`),
    },
  ];
  return (
    <Table<EnterpriseDetail>
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={rows as EnterpriseDetail[]}
      loading={loading}
      scroll={{ x: 900 }}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{
        emptyText: loading ? null : <EmptyState title={t('empty.none')}>{t('empty.noneHint')}</EmptyState>,
      }}
      rowClassName={(e) => (e.id === chosen ? (styles.chosen ?? '') : (styles.row ?? ''))}
      onRow={(e) => ({ onClick: () => onChoose(e.id) })}
    />
  );
}
