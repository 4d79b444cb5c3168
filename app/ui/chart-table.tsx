'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { POINTS, type PointId } from '../../data/model/points';
import styles from './chart-table.module.css';
import { formatDateTime, formatQuantity } from './format';
import { gatherSpans, type SpanValues } from './gather-spans';

export interface TableLine {
  readonly key: string;
  readonly name: string;
  readonly point: PointId;
  readonly buckets: Parameters<typeof gatherSpans>[0];
}

const SPANS = 24;

/** What a chart draws, as a table that can be opened: for a screen reader, a keyboard, and whoever wants the figures. Made only when open. */
export function ChartTable({
  lines,
  from,
  to,
  timeWord = formatDateTime,
  hasMeans = true,
}: {
  lines: readonly TableLine[];
  from: number;
  to: number;
  /** Begin of a span in words; Beijing time unless said otherwise. */
  timeWord?: (ts: number) => string;
  /** False where only lowest and highest values are known. */
  hasMeans?: boolean;
}) {
  const t = useTranslations('common');
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.table} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('chartTable.title')}</summary>
      {open && to > from ? (
        <Rows lines={lines} from={from} to={to} timeWord={timeWord} hasMeans={hasMeans} />
      ) : null}
    </details>
  );
}

function Rows({ lines, from, to, timeWord, hasMeans }: Required<Parameters<typeof ChartTable>[0]>) {
  const t = useTranslations('common');
  const columns = lines.map(({ buckets }) => gatherSpans(buckets, { from, to, spans: SPANS }));
  const starts = Array.from({ length: SPANS }, (_, place) => from + ((to - from) * place) / SPANS);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard must be able to scroll it
    <section className={styles.scroll} tabIndex={0} aria-label={t('chartTable.title')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('chartTable.from')}</th>
            {lines.map(({ key, name, point }) => (
              <th key={key} scope="col">
                {name}
                {POINTS[point].unit ? ` (${POINTS[point].unit})` : ''}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {starts.map((ts, place) => (
            <tr key={ts}>
              <th scope="row" className="num">
                {timeWord(ts)}
              </th>
              {lines.map(({ key, point }, column) => (
                <td key={key} className="num">
                  <Cell values={columns[column]?.[place] ?? null} point={point} hasMeans={hasMeans} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ values, point, hasMeans }: { values: SpanValues | null; point: PointId; hasMeans: boolean }) {
  const t = useTranslations('common');
  const words = useTranslations('points');
  if (!values) return '—';
  const { kind, decimals } = POINTS[point];
  const word = (value: number): string =>
    kind === 'bool' ? words(`${point}.${value >= 0.5 ? 'on' : 'off'}`) : formatQuantity(value, '', decimals);
  if (values.min === values.max) return word(values.mean);
  if (kind === 'bool') return t('chartTable.changed');
  if (!hasMeans) return t('chartTable.range', { min: word(values.min), max: word(values.max) });
  return t('chartTable.span', { mean: word(values.mean), min: word(values.min), max: word(values.max) });
}
