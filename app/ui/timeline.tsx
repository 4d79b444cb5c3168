'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type PointerEvent, useLayoutEffect, useRef, useState } from 'react';
import { levelOfPriority } from '../../data/model/level';
import { formatDateTime, formatMinute } from './format';
import { gatherMarks, type TimelineAlarm, type TimelineMark } from './gather-marks';
import { LevelIcon } from './level-icon';
import styles from './timeline.module.css';
import { pxToTime, snapToMark, type TimelineScale, timeToPx, timeToShare } from './timeline-scale';
import type { TimelineWindow } from './timeline-window';
import type { TimelineAnswer } from './use-timeline';
import { type Clock, useClock } from './world';

const MARK_GAP_PX = 24;
/** Near a mark, or near the present, a hand need not hit the very pixel. */
const REACH_PX = 5;

export interface TimelineProps {
  readonly window: TimelineWindow;
  /** The world's present, epoch ms. */
  readonly present: number;
  readonly known: TimelineAnswer | undefined;
  readonly onJump: (alarm: TimelineAlarm) => void;
}

/** The stretch of time on the clock bar: the moment shown can be dragged, alarms stand on it, what is not stored is hatched. */
export function Timeline({ window: wanted, present, known, onJump }: TimelineProps) {
  const t = useTranslations('clock');
  const clock = useClock();
  const track = useRef<HTMLDivElement>(null);
  const widthPx = useWidth(track);
  // While a hand drags, the bar stands still under it.
  const [held, setHeld] = useState<TimelineWindow | null>(null);
  const { from, to } = held ?? wanted;
  const scale: TimelineScale = { from, to, widthPx };
  const at = clock.at ?? present;
  const marks = gatherMarks(known?.alarms ?? [], scale, MARK_GAP_PX);
  const oldest = known?.oldestTs ?? null;

  function moveTo(event: PointerEvent<HTMLElement>): void {
    const left = track.current?.getBoundingClientRect().left ?? 0;
    const px = event.clientX - left;
    if (px >= timeToPx(scale, present) - REACH_PX) {
      if (clock.at !== null) clock.setMoment(null);
      return;
    }
    const raised = marks.map(({ alarm }) => Math.ceil(alarm.raisedTs / 1000) * 1000);
    clock.setMoment(snapToMark(scale, pxToTime(scale, px), raised, REACH_PX));
  }

  return (
    <div className={styles.timeline} data-dragging={held !== null || undefined}>
      <div
        ref={track}
        className={styles.track}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setHeld(wanted);
          moveTo(event);
        }}
        onPointerMove={(event) => {
          if (held) moveTo(event);
        }}
        onPointerUp={() => setHeld(null)}
        onPointerCancel={() => setHeld(null)}
      >
        <span className={styles.rail} />
        <Stretch scale={scale} from={from} to={Math.min(oldest ?? from, to)} kind="unstored" />
        <Stretch scale={scale} from={Math.max(present, from)} to={to} kind="unstored" />
        <Stretch scale={scale} from={from} to={at} kind="gone" />
        {clock.loop ? (
          <Stretch
            scale={scale}
            from={Math.max(from, clock.loop.from)}
            to={Math.min(to, clock.loop.to)}
            kind="loop"
          />
        ) : null}
        <span
          className={styles.thumb}
          style={{ left: `${timeToShare(scale, at) * 100}%` }}
          role="slider"
          tabIndex={0}
          aria-label={t('slider')}
          aria-valuemin={Math.floor(from / 1000)}
          aria-valuemax={Math.floor(Math.min(to, present) / 1000)}
          aria-valuenow={Math.floor(Math.min(to, Math.max(from, at)) / 1000)}
          aria-valuetext={
            clock.at === null ? t('sliderNow', { time: formatDateTime(at) }) : formatDateTime(at)
          }
          onKeyDown={(event) => moveByKey(event, clock, { from, to, present })}
        />
      </div>
      <div className={styles.marks}>
        {marks.map((mark) => (
          <Mark key={mark.alarm.id} mark={mark} onJump={onJump} />
        ))}
      </div>
      <span className={styles.end}>{formatMinute(from)}</span>
      <span className={styles.end} data-side="right">
        {formatMinute(to)}
      </span>
    </div>
  );
}

function Mark({ mark, onJump }: { mark: TimelineMark; onJump: (alarm: TimelineAlarm) => void }) {
  const t = useTranslations('clock');
  const common = useTranslations('common');
  const rules = useTranslations('rules');
  const { alarm, count, px } = mark;
  const level = levelOfPriority(alarm.priority);
  const label = t('mark', {
    level: common(`level.${level}`),
    rule: rules.has(`${alarm.ruleId}.name`) ? rules(`${alarm.ruleId}.name`) : alarm.ruleId,
    collector: alarm.collector,
    time: formatDateTime(alarm.raisedTs),
    more: count - 1,
  });
  return (
    <button
      type="button"
      className={styles.mark}
      style={{ left: px }}
      // With the keyboard one steps from alarm to alarm; so many stops would bar the way.
      tabIndex={-1}
      aria-label={label}
      title={label}
      onClick={() => onJump(alarm)}
    >
      <LevelIcon level={level} size={16} />
      {count > 1 ? <span className={styles.count}>{count}</span> : null}
    </button>
  );
}

function Stretch({
  scale,
  from,
  to,
  kind,
}: {
  scale: TimelineScale;
  from: number;
  to: number;
  kind: 'unstored' | 'gone' | 'loop';
}) {
  const [left, right] = [timeToShare(scale, from), timeToShare(scale, to)];
  if (right <= left) return null;
  return (
    <span
      className={styles.stretch}
      data-kind={kind}
      style={{ left: `${left * 100}%`, width: `${(right - left) * 100}%` }}
    />
  );
}

/** The pattern of a slider: small steps with the arrows, a twentieth of the bar with the page keys, its ends with Home and End. */
function moveByKey(
  event: KeyboardEvent<HTMLElement>,
  clock: Clock,
  { from, to, present }: TimelineWindow & { readonly present: number },
): void {
  const stepMs = event.shiftKey ? 60_000 : 1000;
  const pageMs = (to - from) / 20;
  const at = clock.at ?? present;
  const wanted: Readonly<Record<string, number>> = {
    ArrowLeft: at - stepMs,
    ArrowDown: at - stepMs,
    ArrowRight: at + stepMs,
    ArrowUp: at + stepMs,
    PageDown: at - pageMs,
    PageUp: at + pageMs,
    Home: from,
    End: Math.min(to, present),
  };
  const next = wanted[event.key];
  if (next === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  if (next < present) clock.setMoment(Math.max(0, next));
  else if (clock.at !== null) clock.setMoment(null);
}

/** CSS pixels; 0 before the element has been laid out. */
function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [widthPx, setWidthPx] = useState(0);
  // Before the first painting, so that nothing stands at the left end for a moment.
  useLayoutEffect(() => {
    if (!element.current) return;
    setWidthPx(element.current.clientWidth);
    const observer = new ResizeObserver(([entry]) => setWidthPx(entry?.contentRect.width ?? 0));
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return widthPx;
}
