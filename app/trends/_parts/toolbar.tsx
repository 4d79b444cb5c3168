'use client';

import { Segmented } from 'antd';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { formatDateTime } from '../../ui/format';
import { useServerNow } from '../../ui/live';
import { readMoment } from '../../ui/moment-field';
import {
  formatWindow,
  notBeyond,
  parseWindow,
  SPANS,
  scaleWindow,
  shiftWindow,
  type TimeWindow,
} from './trend-window';
import styles from './trends.module.css';
import { type ChangeTrendView, LAYOUTS, type TrendView } from './use-trend-view';

/** Time, zoom, layout, forecast, download. Every zoom that a mouse can draw has a button. */
export function Toolbar({
  view,
  change,
  shown,
  follows,
  onDownload,
}: {
  view: TrendView;
  change: ChangeTrendView;
  shown: TimeWindow;
  follows: boolean;
  /** Null while there is nothing to download. */
  onDownload: (() => void) | null;
}) {
  const t = useTranslations('trends');
  const now = useServerNow();
  const zoom = (next: TimeWindow): void => void change({ zoom: now > 0 ? notBeyond(next, now) : next });
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t('toolbar.label')}>
      <Segmented
        aria-label={t('toolbar.span')}
        value={view.window ? '' : view.span}
        options={SPANS.map((value) => ({ value, label: t(`spans.${value}`) }))}
        onChange={(value) => {
          const span = SPANS.find((each) => each === value);
          if (span) void change({ span, window: null, zoom: null });
        }}
      />
      <Moments shown={shown} onChange={(window) => void change({ window, zoom: null })} />
      <span className={styles.buttons}>
        <Step label={t('toolbar.earlier')} sign="◀" onClick={() => zoom(shiftWindow(shown, -0.5))} />
        <Step label={t('toolbar.later')} sign="▶" onClick={() => zoom(shiftWindow(shown, 0.5))} />
        <Step label={t('toolbar.zoomIn')} sign="＋" onClick={() => zoom(scaleWindow(shown, 0.5))} />
        <Step label={t('toolbar.zoomOut')} sign="－" onClick={() => zoom(scaleWindow(shown, 2))} />
        {view.zoom || view.window ? (
          <button
            type="button"
            className={styles.tool}
            onClick={() => void change({ zoom: null, ...(view.zoom ? {} : { window: null }) })}
          >
            {t(view.zoom ? 'toolbar.whole' : 'toolbar.follow')}
          </button>
        ) : null}
      </span>
      <Segmented
        aria-label={t('toolbar.layout')}
        value={view.by}
        options={LAYOUTS.map((value) => ({ value, label: t(`toolbar.by.${value}`) }))}
        onChange={(by) => void change({ by })}
      />
      <label className={styles.switch}>
        <input
          type="checkbox"
          checked={view.forecast}
          onChange={(event) => void change({ forecast: event.target.checked })}
        />
        <span>{t('toolbar.forecast')}</span>
      </label>
      <button
        type="button"
        className={styles.tool}
        aria-label={t('toolbar.csv')}
        title={t('toolbar.csv')}
        disabled={!onDownload}
        onClick={onDownload ?? undefined}
      >
        CSV
      </button>
      <span className="visually-hidden" role="status">
        {t(follows ? 'toolbar.following' : 'toolbar.fixed', {
          from: formatDateTime(shown.from),
          to: formatDateTime(shown.to),
        })}
      </span>
    </div>
  );
}

function Step({ label, sign, onClick }: { label: string; sign: string; onClick: () => void }) {
  return (
    <button type="button" className={styles.tool} aria-label={label} title={label} onClick={onClick}>
      {sign}
    </button>
  );
}

/** From and to, Beijing time in 24 hours. Taken when both make a window. Seconds only where they matter. */
function Moments({ shown, onChange }: { shown: TimeWindow; onChange: (window: TimeWindow) => void }) {
  const t = useTranslations('trends');
  const length = shown.to - shown.from < 3_600_000 ? 19 : 16;
  const take = (end: 'from' | 'to', text: string): boolean => {
    const ts = readMoment(text);
    const next = ts === null ? null : parseWindow(formatWindow({ ...shown, [end]: ts }));
    if (next) onChange(next);
    return next !== null;
  };
  return (
    <span className={styles.moments}>
      {(['from', 'to'] as const).map((end) => (
        <Moment
          key={end}
          label={t(`toolbar.${end}`)}
          value={formatDateTime(shown[end]).slice(0, length)}
          onTake={(text) => take(end, text)}
        />
      ))}
    </span>
  );
}

/** A field of its own: the browser's picker would show twelve hours and its own order of day and month. Enter takes, Escape gives up. */
function Moment({
  label,
  value,
  onTake,
}: {
  label: string;
  value: string;
  /** Answers false for what is no moment, or leaves no window. */
  onTake: (text: string) => boolean;
}) {
  const t = useTranslations('trends');
  /** Null: nobody types, what is shown may move on with the clock. */
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const go = (): void => {
    const isWrong = typed !== null && !onTake(typed);
    setWrong(isWrong);
    if (!isWrong) setTyped(null);
  };
  return (
    <input
      aria-label={label}
      title={wrong ? t('toolbar.wrongMoment') : t('toolbar.momentHint')}
      aria-invalid={wrong || undefined}
      spellCheck={false}
      autoComplete="off"
      maxLength={19}
      value={typed ?? value}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={go}
      onKeyDown={(event) => {
        if (event.key === 'Enter') go();
        if (event.key !== 'Escape') return;
        setTyped(null);
        setWrong(false);
      }}
    />
  );
}
