'use client';

import { useTranslations } from 'next-intl';
import type { ReportOutline } from '../../../data/model/validation';
import { formatNumber } from '../../ui/format';
import { BARS, type Figure, type FigureId, judgeFigures, LEAST_DEVICE_DAYS } from './judge-figures';
import styles from './validation.module.css';
import { VerdictMark } from './verdict-mark';

/** The figures beside their bars, each saying plainly whether it holds. */
export function Figures({ report }: { report: ReportOutline }) {
  return (
    <ul className={styles.figures}>
      {judgeFigures(report).map((figure) => (
        <FigureCard key={figure.id} figure={figure} report={report} />
      ))}
    </ul>
  );
}

const DECIMALS: Readonly<Record<FigureId, number>> = { full: 1, half: 1, ratio: 2, falseAlarms: 3, leaks: 0 };

function FigureCard({ figure, report: { summary } }: { figure: Figure; report: ReportOutline }) {
  const t = useTranslations('validation');
  const { id, value, verdict, why, unplayed } = figure;
  const number = value === null ? '—' : formatNumber(value, DECIMALS[id]);
  const interval = id === 'falseAlarms' ? summary.falseAlarmInterval : null;
  return (
    <li className={`panel ${styles.figure}`} data-verdict={verdict}>
      <h3>{t(`figure.${id}`)}</h3>
      <p className={styles.value}>
        <b className="num">{number}</b> <span>{value === null ? '' : t(`unit.${id}`)}</span>
      </p>
      <Scale figure={figure} interval={interval} />
      <p className={styles.bar}>
        <VerdictMark mark={verdict} word={t(`verdict.${verdict}`)} />
        <span className="num">{t(`bar.${id}`)}</span>
      </p>
      {interval ? (
        <small>
          {t('interval', {
            low: formatNumber(interval[0], 3),
            high: formatNumber(interval[1], 3),
            days: formatNumber(summary.healthyDeviceDays, 1),
          })}
        </small>
      ) : null}
      {why ? <small>{t(`why.${why}`, { count: unplayed ?? 0, days: LEAST_DEVICE_DAYS })}</small> : null}
    </li>
  );
}

/** Where the figure lies beside its bar; the words beside it say the same. */
function Scale({
  figure: { id, value },
  interval,
}: {
  figure: Figure;
  interval: readonly [number, number] | null;
}) {
  if (value === null) return null;
  const { limit, atLeast } = BARS[id];
  const end = atLeast ? 100 : Math.max(2 * limit, 1.1 * value, 1.1 * (interval?.[1] ?? 0), 0.1);
  const place = (at: number): string => `${Math.min(100, (100 * at) / end)}%`;
  return (
    <div className={styles.scale} aria-hidden>
      {interval ? (
        <i
          className={styles.interval}
          style={{ left: place(interval[0]), right: `calc(100% - ${place(interval[1])})` }}
        />
      ) : null}
      <i className={styles.limit} style={{ left: place(limit) }} />
      <i className={styles.needle} style={{ left: place(value) }} />
    </div>
  );
}
