'use client';

import { useTranslations } from 'next-intl';
import { useCallback, useMemo, useState } from 'react';
import { type Alarm, isUnacknowledged } from '../../../data/model/alarm';
import { AcknowledgeDialog } from '../../ui/acknowledge-dialog';
import { EmptyState } from '../../ui/empty-state';
import { useLiveLoaded, useOpenAlarms, useServerNow } from '../../ui/live';
import panelStyles from '../../ui/side-panel.module.css';
import { useAlarmWords } from '../../ui/use-alarm-words';
import { useMayAcknowledge } from '../../ui/use-may-acknowledge';
import { usePageKeys } from '../../ui/use-page-keys';
import { useMomentTs } from '../../ui/world';
import { countAlarms } from './alarm-figures';
import { AlarmFiguresLine } from './alarm-figures-line';
import { filterAlarms } from './alarm-filter';
import { AlarmFilters } from './alarm-filters';
import { AlarmPanel } from './alarm-panel';
import { AlarmTable, PAGE_SIZE } from './alarm-table';
import styles from './alarms.module.css';
import { SoundControl } from './sound-control';
import { MOST_ROWS, useAlarmRows } from './use-alarm-rows';
import { SPAN_MS, useAlarmView } from './use-alarm-view';

/** The alarms page: figures, filters, one table of active and past alarms, details beside it. */
export function AlarmsScreen() {
  const t = useTranslations('alarms');
  const [view, change] = useAlarmView();
  const words = useAlarmWords();
  const open = useOpenAlarms();
  const openLoaded = useLiveLoaded();
  const now = useServerNow();
  const mayAcknowledge = useMayAcknowledge();
  const isPast = useMomentTs() !== null;
  const {
    rows: all,
    cut,
    loading,
    error,
  } = useAlarmRows(view.view === 'all' ? SPAN_MS[view.span] : SPAN_MS['24h']);

  const rows = useMemo(() => {
    const filter = { states: view.state, priorities: view.level, plant: view.plant, rule: view.rule };
    return filterAlarms(view.view === 'all' ? all : open, filter, (id) => words.place(id)?.enterprise.id);
  }, [view, all, open, words]);

  const [cursor, setCursor] = useState<string | null>(null);
  const [follow, setFollow] = useState(false);
  const [page, setPage] = useState(1);
  const [asking, setAsking] = useState<Alarm | null>(null);
  const closePanel = useCallback(() => void change({ alarm: null }), [change]);
  const lastPage = Math.max(1, Math.ceil(rows.length / PAGE_SIZE));

  function moveTo(index: number): void {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (!row) return;
    setFollow(true);
    setCursor(row.id);
    setPage(Math.floor(rows.indexOf(row) / PAGE_SIZE) + 1);
    if (view.alarm !== null) void change({ alarm: row.id });
  }

  function moveBy(step: number): void {
    const at = rows.findIndex((row) => row.id === cursor);
    moveTo(at < 0 ? (Math.min(page, lastPage) - 1) * PAGE_SIZE : at + step);
  }

  function acknowledgeCursor(): void {
    const row = rows.find((r) => r.id === cursor);
    if (mayAcknowledge && !isPast && row && isUnacknowledged(row)) setAsking(row);
  }

  function onKey(key: string): boolean {
    switch (key) {
      case 'ArrowDown':
        moveBy(1);
        return true;
      case 'ArrowUp':
        moveBy(-1);
        return true;
      case 'Home':
        moveTo(0);
        return true;
      case 'End':
        moveTo(rows.length - 1);
        return true;
      case 'Enter':
        if (cursor !== null) void change({ alarm: cursor });
        return cursor !== null;
      case 'Escape':
        closePanel();
        return view.alarm !== null;
      case 'a':
        acknowledgeCursor();
        return true;
      default:
        return false;
    }
  }
  usePageKeys(({ key }) => onKey(key), asking !== null);

  const waiting = view.view === 'all' ? loading : !openLoaded;
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t('title')}</h1>
        <AlarmFiguresLine figures={countAlarms(open, all, now)} cut={cut} />
        <span className={styles.gap} />
        <SoundControl />
      </header>
      <AlarmFilters view={view} change={change} words={words} />
      {error ? (
        <p role="alert" className={styles.failure}>
          {error.message}
        </p>
      ) : null}
      {view.view === 'all' && cut ? <p className={styles.cut}>{t('cut', { count: MOST_ROWS })}</p> : null}
      <div className={panelStyles.withPanel}>
        <AlarmTable
          rows={rows}
          words={words}
          loading={waiting}
          cursor={cursor}
          follow={follow}
          page={Math.min(page, lastPage)}
          onPage={setPage}
          onCursor={(id) => {
            setFollow(false);
            setCursor(id);
          }}
          narrow={view.alarm !== null}
          onOpen={(id) => void change({ alarm: id })}
          empty={
            <Empty waiting={waiting} filtered={rows.length !== (view.view === 'all' ? all : open).length} />
          }
        />
        {view.alarm !== null ? (
          <AlarmPanel
            id={view.alarm}
            alarm={all.find((a) => a.id === view.alarm)}
            words={words}
            mayAcknowledge={mayAcknowledge}
            onClose={closePanel}
            onAcknowledge={setAsking}
          />
        ) : null}
      </div>
      {asking ? <AcknowledgeDialog alarm={asking} words={words} onClose={() => setAsking(null)} /> : null}
    </div>
  );
}

function Empty({ waiting, filtered }: { waiting: boolean; filtered: boolean }) {
  const t = useTranslations('alarms');
  if (waiting) return null;
  return (
    <EmptyState title={filtered ? t('empty.filtered') : t('empty.none')}>
      {filtered ? t('empty.filteredHint') : t('empty.noneHint')}
    </EmptyState>
  );
}
