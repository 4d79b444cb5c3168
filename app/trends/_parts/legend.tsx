'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode, RefObject } from 'react';
import type { ChartLine, ChartModel } from './chart-model';
import { seriesStyle } from './series-style';
import { alikeReadings, SourceLabel } from './source-label';
import styles from './trends.module.css';
import { useValueWords } from './use-value-words';

/** One row a line: stroke, number, whose it is, value under the cursor, what it was made of. A click chooses the line. */
export function Legend({
  model,
  cells,
  onFocus,
  onRemove,
}: {
  model: ChartModel;
  /** The cells that the cursor writes the values into, by the line's key. */
  cells: RefObject<Map<string, HTMLElement>>;
  onFocus: (line: ChartLine) => void;
  onRemove: (line: ChartLine) => void;
}) {
  const t = useTranslations('trends');
  const words = useValueWords();
  const isAlike = alikeReadings(model).length > 0;
  return (
    <ul className={styles.legend}>
      {model.lines.map((line) => (
        <li key={line.key} data-focus={line.key === model.focus.key || undefined}>
          <button
            type="button"
            className={styles.legendName}
            aria-pressed={line.key === model.focus.key}
            title={t('legend.choose')}
            onClick={() => onFocus(line)}
          >
            <LineSample line={line} />
            <span className={styles.number}>{line.index + 1}</span>
            <span
              className={styles.lineName}
              title={`${line.plantName} · ${line.collectorName} · ${line.pointName}`}
            >
              {line.collectorName} · {line.pointName} <span className={styles.muted}>{line.plantName}</span>
            </span>
          </button>
          <output
            className={`${styles.value} num`}
            ref={(node) => {
              if (node) cells.current.set(line.key, node);
              else cells.current.delete(line.key);
            }}
          >
            {words(line.point, lastValue(line))}
          </output>
          <Notes line={line} showSource={!isAlike} />
          <button
            type="button"
            className={styles.remove}
            aria-label={t('legend.remove', { name: `${line.collectorName} ${line.pointName}` })}
            onClick={() => onRemove(line)}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  );
}

function Notes({ line, showSource }: { line: ChartLine; showSource: boolean }): ReactNode {
  const t = useTranslations('trends');
  const points = useTranslations('points');
  if (!line.read) return <span className={styles.muted}>{t('loading')}</span>;
  if (line.read.error !== null) return <span role="alert">{line.read.error}</span>;
  const { readings } = line.read;
  if (!readings) return null;
  if (readings.buckets.length === 0) return <span className={styles.muted}>{t('noData')}</span>;
  const doubtful = readings.buckets.filter(({ quality }) => quality !== 0);
  const kinds = [...new Set(doubtful.map(({ quality }) => quality))].sort();
  const doubt = t('legend.doubtful', {
    count: doubtful.length,
    kinds: kinds.map((quality) => points(`quality.${quality}`)).join(' · '),
  });
  return (
    <>
      {showSource ? <SourceLabel of={[readings]} /> : null}
      {doubtful.length > 0 ? (
        <span className={`${styles.doubtful} hatched`} title={doubt}>
          <span>{doubt}</span>
        </span>
      ) : null}
    </>
  );
}

function LineSample({ line }: { line: ChartLine }) {
  const { tint, dash } = seriesStyle(line.index);
  return (
    <svg width="26" height="10" aria-hidden className={styles.sample}>
      <line
        x1="0"
        x2="26"
        y1="5"
        y2="5"
        stroke={`var(${tint})`}
        strokeWidth="2"
        strokeDasharray={dash.join(' ')}
      />
    </svg>
  );
}

/** What stands there while no cursor is over the charts. */
export function lastValue({ read }: ChartLine): number | undefined {
  return read?.readings?.buckets.at(-1)?.mean;
}
