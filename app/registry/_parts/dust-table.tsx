'use client';

import { Table, type TableColumnsType } from 'antd';
import { useTranslations } from 'next-intl';
import { type Dust, type DustNumber, dustByNumber, isVerified } from '../../../data/catalogue/dusts';
import { ProvisionalMark } from '../../ui/provisional-mark';
import { useLanguage } from '../../ui/use-language';
import styles from './registry.module.css';

const COLUMNS: readonly { readonly field: DustNumber; readonly unit: string }[] = [
  { field: 'kstBarMs', unit: 'bar·m/s' },
  { field: 'pmaxMPa', unit: 'MPa' },
  { field: 'mieMj', unit: 'mJ' },
  { field: 'mitCloudC', unit: '°C' },
  { field: 'layerIgnitionC', unit: '°C' },
  { field: 'lowerLimitGM3', unit: 'g/m³' },
  { field: 'd50Um', unit: 'µm' },
];

/** The catalogue's values of these dusts, each row marked by how well its numbers are known. */
export function DustTable({ dusts }: { dusts: readonly number[] }) {
  const t = useTranslations('catalogue');
  const language = useLanguage();
  const columns: TableColumnsType<Dust> = [
    {
      title: t('dust.number'),
      key: 'dust',
      render: (_, dust) => (
        <span className={styles.line}>
          {dust.name[language]} <span className={`${styles.muted} num`}>{dust.no}</span>
        </span>
      ),
    },
    { title: t('dust.level'), key: 'level', render: (_, dust) => t(`level.${dust.level}`) },
    ...COLUMNS.map(({ field, unit }) => ({
      title: (
        <span>
          {t(`dust.${field}`)} <span className={styles.unit}>{unit}</span>
        </span>
      ),
      key: field,
      align: 'right' as const,
      render: (_: unknown, dust: Dust) => <Value dust={dust} field={field} />,
    })),
    { title: t('dust.provenance'), key: 'status', render: (_, dust) => <Provenance dust={dust} /> },
  ];
  const rows = [...new Set(dusts)].map(dustByNumber);
  return (
    <>
      <Table<Dust>
        size="small"
        rowKey="no"
        columns={columns}
        dataSource={rows}
        pagination={false}
        scroll={{ x: 860 }}
      />
      {rows.map((dust) =>
        dust.conflict ? (
          <p key={dust.no} className={styles.conflict}>
            <strong>{dust.name[language]}</strong>{' '}
            {t('valuesHint.conflict', { conflict: dust.conflict[language] })}
          </p>
        ) : null,
      )}
    </>
  );
}

function Value({ dust, field }: { dust: Dust; field: DustNumber }) {
  const t = useTranslations('catalogue');
  const printed = dust.text[field] ?? dust[field];
  if (printed === null) return <span title={t('dust.unknown')}>—</span>;
  return <span className={isVerified(dust) ? 'num' : `num ${styles.unverified}`}>{printed}</span>;
}

function Provenance({ dust }: { dust: Dust }) {
  const t = useTranslations('catalogue');
  const language = useLanguage();
  const hint = t(`valuesHint.${dust.status.values}`, { conflict: dust.conflict?.[language] ?? '' });
  return (
    <span className={styles.line} title={`${hint}\n${dust.source}`}>
      {isVerified(dust) ? null : <ProvisionalMark kind="provisional" note={hint} />}
      <span>{t(`valuesStatus.${dust.status.values}`)}</span>
    </span>
  );
}
