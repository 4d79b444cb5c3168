'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { useRef } from 'react';
import type { Alarm } from '../../data/model/alarm';
import type { Run } from '../../data/model/exercise';
import { getJson } from './api';
import styles from './clock-bar.module.css';
import { ClockModes } from './clock-modes';
import { formatDateTime, formatLag, formatNumber, NO_VALUE } from './format';
import type { TimelineAlarm } from './gather-marks';
import { useHealth } from './health';
import { useServerNow, useWorldNow } from './live';
import { MomentField } from './moment-field';
import { momentOfAlarm } from './moment-of-alarm';
import { nextAlarm } from './next-alarm';
import { Timeline } from './timeline';
import {
  TIMELINE_SPAN_MS,
  TIMELINE_SPANS,
  type TimelineSpan,
  type TimelineWindow,
  windowAround,
} from './timeline-window';
import { Transport } from './transport';
import { useReachedSpeed } from './use-reached-speed';
import { useRun } from './use-run';
import { type TimelineAnswer, useTimeline } from './use-timeline';
import { useClock } from './world';

const LIVE_ASK_MS = 10_000;
const RUN_ASK_MS = 3000;

/** The one clock at the foot of every page: which world and which time it shows, the stored past to scrub through, and how far the judged data lags behind. */
export function ClockBar({ onShowKeys }: { onShowKeys: () => void }) {
  const t = useTranslations('clock');
  const clock = useClock();
  const present = useWorldNow();
  const { data: run } = useRun();
  const [span, window] = useWindow(present, run);
  const speed = clock.at === null ? (run?.speed ?? 1) : (clock.playing ?? 1);
  const known = useTimeline(window, {
    stepMs: window ? Math.max((window.to - window.from) / 60, speed * 5000) : 1,
    askEveryMs: askEveryMs(clock.run === null, run),
  });
  const jump = useJumps(known);
  return (
    <footer className={styles.bar} data-mode={clock.mode}>
      <BrokenAddress />
      {clock.isFixed ? null : <ClockModes />}
      <Time present={present} />
      {clock.isFixed ? null : (
        <Transport present={present} onAlarm={known && known.alarms.length > 0 ? jump.by : null} />
      )}
      {window && !clock.isFixed ? (
        <Timeline window={window} present={present} known={known} onJump={jump.to} />
      ) : (
        <span className={styles.gap} />
      )}
      {clock.isFixed ? null : <SpanChoice span={span} hasRun={clock.run !== null} />}
      {clock.run === null ? <Lag /> : <RunPace run={run} />}
      <button
        type="button"
        className={styles.step}
        aria-label={t('keys.show')}
        aria-keyshortcuts="?"
        title={t('keys.show')}
        onClick={onShowKeys}
      >
        <b aria-hidden>?</b>
      </button>
    </footer>
  );
}

/** A run may pass through an hour while live passes through some seconds; what is over does not change. */
function askEveryMs(isLive: boolean, run: Run | undefined): number | false {
  if (isLive) return LIVE_ASK_MS;
  return run?.state === 'running' ? RUN_ASK_MS : false;
}

function useWindow(present: number, run: Run | undefined): [TimelineSpan, TimelineWindow | null] {
  const { at, run: runId } = useClock();
  const [chosen] = useSpan();
  const span = spanFor(chosen, runId !== null);
  if (span === 'run') return [span, run ? { from: run.startTs, to: run.endTs } : null];
  return [span, present > 0 ? windowAround(at, TIMELINE_SPAN_MS[span], present) : null];
}

/** How much the bar spans, held in the address. */
function useSpan() {
  return useQueryState('bar', parseAsStringLiteral(TIMELINE_SPANS).withOptions({ history: 'replace' }));
}

function spanFor(chosen: TimelineSpan | null, hasRun: boolean): TimelineSpan {
  if (hasRun) return chosen ?? 'run';
  return chosen === null || chosen === 'run' ? '1h' : chosen;
}

/** Goes to alarms: to one that stands on the bar, or to the one before or after. */
function useJumps(known: TimelineAnswer | undefined) {
  const clock = useClock();
  const present = useWorldNow();
  const queries = useQueryClient();
  const stood = useRef<{ readonly at: number; readonly alarm: string } | null>(null);

  async function to({ id, raisedTs }: TimelineAlarm): Promise<void> {
    const { world } = clock;
    const at = await queries
      .fetchQuery({
        queryKey: ['alarm', world, id],
        queryFn: () => getJson<{ alarm: Alarm }>(`/api/alarms/${encodeURIComponent(id)}`, { world }),
      })
      .then(
        ({ alarm }) => momentOfAlarm(alarm),
        // The line is down, which the page says: the moment it was raised is near enough.
        () => momentOfAlarm({ raisedTs, knownAt: raisedTs }),
      );
    stood.current = { at, alarm: id };
    clock.setMoment(at);
  }

  return {
    to: (alarm: TimelineAlarm) => void to(alarm),
    by(step: -1 | 1) {
      const at = clock.at ?? present;
      const alarm = stood.current?.at === clock.at ? (stood.current?.alarm ?? null) : null;
      const found = nextAlarm(known?.alarms ?? [], { at, alarm }, step);
      if (found) void to(found);
    },
  };
}

function BrokenAddress() {
  const t = useTranslations('clock');
  const { broken } = useClock();
  if (broken.length === 0) return null;
  const parts = broken.map((part) => t(`brokenPart.${part}`)).join(', ');
  // Without its run nothing of the address holds; without the rest that run, or live, is shown all the same.
  return (
    <p role="status" className={styles.broken}>
      {t('broken', { parts, shown: broken.includes('run') ? 'live' : 'rest' })}
    </p>
  );
}

function Time({ present }: { present: number }) {
  const t = useTranslations('clock');
  const { at, run } = useClock();
  const shown = useServerNow();
  if (at !== null) return <MomentField at={at} present={present} />;
  return (
    <span className={styles.now}>
      <time className={styles.time} dateTime={shown > 0 ? new Date(shown).toISOString() : undefined}>
        {shown > 0 ? formatDateTime(shown) : NO_VALUE}
      </time>
      <span className={styles.note}>{run === null ? t('zone') : t('simulatedTime')}</span>
    </span>
  );
}

function SpanChoice({ span, hasRun }: { span: TimelineSpan; hasRun: boolean }) {
  const t = useTranslations('clock');
  const [, choose] = useSpan();
  return (
    <select
      className={styles.choice}
      aria-label={t('span')}
      title={t('span')}
      value={span}
      onChange={(event) => void choose(TIMELINE_SPANS.find((each) => each === event.target.value) ?? null)}
    >
      {TIMELINE_SPANS.filter((each) => hasRun || each !== 'run').map((each) => (
        <option key={each} value={each}>
          {t(`spans.${each}`)}
        </option>
      ))}
    </select>
  );
}

function Lag() {
  const t = useTranslations('clock');
  const locale = useLocale();
  const { data, isError } = useHealth();
  return (
    <span className={`${styles.lag} live-value`} title={t('lagHelp')}>
      {data && !isError ? t('lag', { lag: formatLag(data.worlds.live.lagMs, locale) }) : t('lagUnknown')}
    </span>
  );
}

/** What was asked of the run and what it reaches; steering is done on the exercises page. */
function RunPace({ run }: { run: Run | undefined }) {
  const t = useTranslations('clock');
  const reached = useReachedSpeed(run);
  if (!run) return <span className={styles.lag}>{NO_VALUE}</span>;
  const isOver = run.state === 'ended' || run.state === 'failed';
  const asked = speedText(run.speed);
  return (
    <span className={styles.lag} title={t('paceHelp')}>
      <b>{t(`runState.${run.state}`)}</b> {isOver ? null : pace()}
    </span>
  );

  function pace(): string {
    return reached === null || run?.state !== 'running'
      ? t('paceAsked', { asked })
      : t('pace', { asked, reached: speedText(reached) });
  }
}

function speedText(speed: number): string {
  return formatNumber(speed, speed < 10 ? 1 : 0);
}
