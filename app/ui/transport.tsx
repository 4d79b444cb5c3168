'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import styles from './clock-bar.module.css';
import { stepMoment } from './use-clock-keys';
import { useClock } from './world';

export const SPEEDS = [0.5, 1, 5, 10, 60, 600] as const;

/** Play, step, speed and loop of the past; and from alarm to alarm. */
export function Transport({
  present,
  onAlarm,
}: {
  present: number;
  onAlarm: ((step: -1 | 1) => void) | null;
}) {
  const t = useTranslations('clock');
  const clock = useClock();
  const isPast = clock.at !== null;
  const isPlaying = clock.playing !== null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons that stand side by side are no form
    <div role="group" aria-label={t('transport')} className={styles.transport}>
      <Button label={t('alarmBefore')} disabled={!onAlarm} onClick={() => onAlarm?.(-1)}>
        <path d="M9 2.5 14 12H4ZM2 2v11" />
      </Button>
      <Button
        label={t('stepBack')}
        keys="ArrowLeft"
        disabled={present === 0}
        onClick={() => stepMoment(clock, present, -1000)}
      >
        <path d="M10.5 3 5 8l5.5 5" />
      </Button>
      <Button
        label={isPlaying ? t('pause') : t('play')}
        keys="Space"
        disabled={!isPast}
        onClick={() => clock.play(isPlaying ? null : clock.speed)}
      >
        {isPlaying ? (
          <path d="M5 3v10M11 3v10" strokeWidth="2.6" />
        ) : (
          <path d="M4.5 2.5 13 8l-8.5 5.5Z" fill="currentColor" />
        )}
      </Button>
      <Button
        label={t('stepOn')}
        keys="ArrowRight"
        disabled={!isPast}
        onClick={() => stepMoment(clock, present, 1000)}
      >
        <path d="M5.5 3 11 8l-5.5 5" />
      </Button>
      <Button label={t('alarmAfter')} disabled={!onAlarm || !isPast} onClick={() => onAlarm?.(1)}>
        <path d="M7 2.5 12 12H2ZM14 2v11" />
      </Button>
      <select
        className={styles.choice}
        aria-label={t('speed')}
        title={t('speed')}
        disabled={!isPast}
        value={clock.speed}
        onChange={(event) => clock.chooseSpeed(Number(event.target.value))}
      >
        {[...new Set([...SPEEDS, clock.speed])]
          .sort((a, b) => a - b)
          .map((speed) => (
            <option key={speed} value={speed}>{`${speed}×`}</option>
          ))}
      </select>
      {/* A stretch begun in one world or past says nothing in another. */}
      <LoopButton key={`${clock.world} ${isPast}`} />
    </div>
  );
}

/** First press: from here. Second: to here. Third: no loop. */
function LoopButton() {
  const t = useTranslations('clock');
  const { at, loop, setLoop } = useClock();
  const [from, setFrom] = useState<number | null>(null);
  const next = from === null ? 'from' : 'to';
  const stage = loop ? 'clear' : next;
  const label = { clear: t('loop.clear'), from: t('loop.from'), to: t('loop.to') }[stage];
  function press(): void {
    if (loop) setLoop(null);
    else if (from === null) setFrom(at);
    else if (at !== null && at !== from) setLoop({ from: Math.min(from, at), to: Math.max(from, at) });
    if (loop || from !== null) setFrom(null);
  }
  return (
    <button
      type="button"
      className={styles.loop}
      aria-pressed={loop !== null}
      data-waiting={stage === 'to' || undefined}
      disabled={at === null}
      title={label}
      aria-label={label}
      onClick={press}
    >
      <Icon>
        <path d="M4 5h7a3 3 0 0 1 0 6H5a3 3 0 0 1-2.6-4.5M6.5 2.5 4 5l2.5 2.5" />
      </Icon>
      <span aria-hidden>{stage === 'to' ? 'A–…' : 'A–B'}</span>
    </button>
  );
}

function Button({
  label,
  keys,
  disabled,
  onClick,
  children,
}: {
  label: string;
  keys?: string;
  disabled: boolean;
  onClick: () => void;
  children: React.ReactNode;
}) {
  return (
    <button
      type="button"
      className={styles.step}
      aria-label={label}
      aria-keyshortcuts={keys}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon>{children}</Icon>
    </button>
  );
}

function Icon({ children }: { children: React.ReactNode }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      {children}
    </svg>
  );
}
