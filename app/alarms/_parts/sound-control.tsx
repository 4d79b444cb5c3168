'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { levelOfPriority, type Priority, ROMAN } from '../../../data/model/level';
import { LevelIcon } from '../../ui/level-icon';
import { useOpenAlarmsNow } from '../../ui/live';
import { useWorld } from '../../ui/world';
import { PRIORITIES } from './alarm-figures';
import styles from './alarms.module.css';
import { chooseSound, SILENT, type SoundChoice, type SoundMemory } from './choose-sound';
import { playTone } from './play-tone';

const SUMMARY_SHOWN_MS = 20_000;

/** Sound for unacknowledged alarms: off until switched on, a test for each level, many at once summed up. */
export function SoundControl() {
  const t = useTranslations('alarms');
  const [context, setContext] = useState<AudioContext | null>(null);
  const [summary, setSummary] = useState<SoundChoice['summary']>(null);
  useAlarmSound(context, setSummary);

  useEffect(() => {
    if (!summary) return;
    const timer = setTimeout(() => setSummary(null), SUMMARY_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [summary]);

  function switchSound(): void {
    setSummary(null);
    if (context) void context.close();
    setContext(context ? null : new AudioContext());
  }

  return (
    <div className={styles.sound}>
      <button type="button" className="button" aria-pressed={context !== null} onClick={switchSound}>
        <Speaker on={context !== null} />
        {context ? t('sound.on') : t('sound.off')}
      </button>
      {context ? <Tests context={context} /> : null}
      <output className={styles.summary}>{summary ? sayMany(summary) : ''}</output>
    </div>
  );

  function sayMany(counts: Readonly<Record<Priority, number>>): string {
    const count = PRIORITIES.reduce((sum, priority) => sum + counts[priority], 0);
    const parts = PRIORITIES.filter((priority) => counts[priority] > 0);
    const levels = parts
      .map((priority) => `${ROMAN[levelOfPriority(priority)]} ${counts[priority]}`)
      .join(' · ');
    return t('sound.many', { count, levels });
  }
}

function Tests({ context }: { context: AudioContext }) {
  const t = useTranslations('alarms');
  const common = useTranslations('common');
  return (
    <fieldset className={styles.tests}>
      <legend className="visually-hidden">{t('sound.test')}</legend>
      <span aria-hidden>{t('sound.test')}</span>
      {PRIORITIES.map((priority) => {
        const level = levelOfPriority(priority);
        return (
          <button
            key={priority}
            type="button"
            className={styles.test}
            onClick={() => playTone(context, priority)}
          >
            <LevelIcon level={level} size={18} title={`${t('sound.test')} ${common(`level.${level}`)}`} />
          </button>
        );
      })}
    </fieldset>
  );
}

/** Listens to the open alarms once a second while sound is on. What was open before it was switched on reminds, too. */
function useAlarmSound(
  context: AudioContext | null,
  onSummary: (summary: SoundChoice['summary']) => void,
): void {
  // What was open in the past calls nobody; what is open now does, whatever is shown.
  const alarms = useOpenAlarmsNow();
  const world = useWorld();
  const newest = useRef(alarms);
  useEffect(() => {
    newest.current = alarms;
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another world is heard anew
  useEffect(() => {
    if (!context) return;
    let memory: SoundMemory = SILENT;
    const listen = () => {
      const choice = chooseSound(memory, newest.current, Date.now());
      memory = choice.memory;
      if (choice.play !== null) playTone(context, choice.play);
      if (choice.summary) onSummary(choice.summary);
    };
    listen();
    const timer = setInterval(listen, 1000);
    return () => clearInterval(timer);
  }, [context, onSummary, world]);

  useEffect(
    () => () => {
      if (context && context.state !== 'closed') void context.close();
    },
    [context],
  );
}

function Speaker({ on }: { on: boolean }) {
  return (
    <svg
      width="16"
      height="16"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.4"
      aria-hidden
    >
      <path d="M2 6v4h2.5L8 13V3L4.5 6Z" strokeLinejoin="round" />
      {on ? (
        <path d="M10.5 5.5a3.5 3.5 0 0 1 0 5M12.5 3.5a6.3 6.3 0 0 1 0 9" />
      ) : (
        <path d="m11 6 4 4m0-4-4 4" />
      )}
    </svg>
  );
}
