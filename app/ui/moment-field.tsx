'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId, useState } from 'react';
import { parseMoment } from './clock-address';
import styles from './clock-bar.module.css';
import { formatDateTime } from './format';
import { useClock } from './world';

/** The past moment that is shown, as a field: a moment can be typed or pasted, what plays pauses for it. Enter goes there, Escape takes the typing back. */
export function MomentField({ at, present }: { at: number; present: number }) {
  const t = useTranslations('clock');
  const { setMoment, playing, play } = useClock();
  const wrongId = useId();
  const shown = formatDateTime(at);
  const [typed, setTyped] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another moment takes the place of what was typed
  useEffect(() => {
    setTyped(null);
    setWrong(false);
  }, [at]);

  function go(): void {
    const moment = typed === null ? null : readMoment(typed);
    setWrong(typed !== null && moment === null);
    if (moment === null) return;
    setTyped(null);
    setMoment(present > 0 && moment >= present ? null : moment);
  }

  return (
    <span className={styles.momentField}>
      <input
        className={styles.moment}
        aria-label={t('moment')}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? wrongId : undefined}
        title={t('momentHint')}
        spellCheck={false}
        autoComplete="off"
        size={19}
        maxLength={24}
        value={typed ?? shown}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={() => {
          if (playing !== null) play(null);
        }}
        onBlur={go}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go();
          if (event.key !== 'Escape') return;
          setTyped(null);
          setWrong(false);
        }}
      />
      {wrong ? (
        <span id={wrongId} role="alert" className={styles.wrong}>
          {t('momentWrong')}
        </span>
      ) : null}
    </span>
  );
}

/** `2026-11-21 14:03:05`, with or without seconds, with a `T` or blanks; null for anything else. */
export function readMoment(text: string): number | null {
  const [date = '', time = '', ...rest] = text.trim().split(/[T\s]+/);
  if (rest.length > 0) return null;
  return parseMoment(`${date}T${/^\d\d:\d\d$/.test(time) ? `${time}:00` : time}`);
}
