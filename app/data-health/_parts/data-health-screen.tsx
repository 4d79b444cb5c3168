'use client';

import { Segmented } from 'antd';
import { useTranslations } from 'next-intl';
import { formatDateTime } from '../../ui/format';
import styles from './data-health.module.css';
import { HealthSummary } from './health-summary';
import { PointTable } from './point-table';
import { QuarantinePart } from './quarantine-part';
import { StationTable } from './station-table';
import { useDataHealth } from './use-data-health';
import {
  type ChangeHealthView,
  type HealthView,
  useHealthView,
  VIEWS,
  WINDOW_HOURS,
} from './use-health-view';

/** How well the data came in: a line of figures, then stations, points, or what was refused. */
export function DataHealthScreen() {
  const t = useTranslations('health');
  const [view, change] = useHealthView();
  const { data, error } = useDataHealth(view.hours);
  const loading = data === undefined && error === null;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t('title')}</h1>
        {data ? <HealthSummary summary={data.summary} change={change} /> : null}
      </header>
      <Choices view={view} change={change} />
      {error ? (
        <p role="alert" className={styles.failure}>
          {error.message}
        </p>
      ) : null}
      {data ? <Window data={data} /> : null}
      {view.view === 'stations' ? (
        <StationTable stations={data?.stations ?? []} loading={loading} change={change} />
      ) : null}
      {view.view === 'points' ? (
        <PointTable points={data?.points ?? []} loading={loading} view={view} change={change} />
      ) : null}
      {view.view === 'quarantine' ? <QuarantinePart view={view} change={change} /> : null}
    </div>
  );
}

function Choices({ view, change }: { view: HealthView; change: ChangeHealthView }) {
  const t = useTranslations('health');
  return (
    <div className={styles.choices}>
      <Segmented
        aria-label={t('choose.view')}
        value={view.view}
        options={VIEWS.map((value) => ({ value, label: t(`view.${value}`) }))}
        onChange={(value) => void change({ view: value })}
      />
      <Segmented
        aria-label={t('choose.window')}
        value={view.hours}
        options={WINDOW_HOURS.map((value) => ({ value, label: t(`window.${value}`) }))}
        onChange={(hours) => void change({ hours })}
      />
    </div>
  );
}

/** From when to when, and from when the rates count: before a start of the server nobody can say what was due. */
function Window({ data }: { data: { from: number; to: number; countedFrom: number | null } }) {
  const t = useTranslations('health');
  const { from, to, countedFrom } = data;
  return (
    <p className={styles.muted}>
      {t('window.span', { from: formatDateTime(from), to: formatDateTime(to) })}
      {countedFrom === null ? ` ${t('window.uncounted')}` : null}
      {countedFrom !== null && countedFrom > from
        ? ` ${t('window.counted', { from: formatDateTime(countedFrom) })}`
        : null}
    </p>
  );
}
