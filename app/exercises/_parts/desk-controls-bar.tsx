'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId, useState } from 'react';
import { formatNumber } from '../../ui/format';
import { useReachedSpeed } from '../../ui/use-reached-speed';
import type { Desk } from './desk';
import styles from './desk.module.css';
import { DeskButton } from './desk-button';
import { positionOfSpeed, SPEED_STEPS, speedAtPosition } from './speed-scale';

const FIRST_STEP = '60';
/** A dragged slider asks once, when the hand has come to rest. */
const REST_MS = 300;

/** Start, freeze, step, speed, snapshot, end. */
export function DeskControlsBar({ desk }: { desk: Desk }) {
  const t = useTranslations('exercises');
  const { run, steering } = desk;
  return (
    <div className={styles.controls} role="toolbar" aria-label={t('desk.controls')}>
      <DeskButton desk={desk} control="start" primary onPress={() => steering.send('start')}>
        {run.state === 'frozen' ? t('desk.goOn') : t('desk.start')}
      </DeskButton>
      <DeskButton desk={desk} control="freeze" onPress={() => steering.send('freeze')}>
        {t('desk.freeze')}
      </DeskButton>
      <Step desk={desk} />
      <Speed desk={desk} />
      <DeskButton
        desk={desk}
        control="snapshot"
        title={t('desk.snapshotHint')}
        onPress={() => steering.send('snapshot')}
      >
        {t('desk.snapshot')}
      </DeskButton>
      <DeskButton desk={desk} control="stop" title={t('desk.stopHint')} onPress={() => steering.send('stop')}>
        {t('desk.stop')}
      </DeskButton>
    </div>
  );
}

function Step({ desk }: { desk: Desk }) {
  const t = useTranslations('exercises');
  const [seconds, setSeconds] = useState(FIRST_STEP);
  return (
    <span className={styles.group}>
      <input
        className={styles.seconds}
        inputMode="numeric"
        aria-label={t('desk.stepSeconds')}
        value={seconds}
        onChange={(event) => setSeconds(event.target.value)}
      />
      <span className={styles.unit}>{t('desk.seconds')}</span>
      <DeskButton
        desk={desk}
        control="step"
        title={t('desk.stepHint')}
        onPress={() => desk.steering.send('step', { seconds: Number(seconds) })}
      >
        {t('desk.step')}
      </DeskButton>
    </span>
  );
}

function Speed({ desk }: { desk: Desk }) {
  const t = useTranslations('exercises');
  const id = useId();
  const { run, steering } = desk;
  const [position, setPosition] = useState<number | null>(null);
  const reached = useReachedSpeed(run);
  const why = desk.whyNot('speed');
  const shown = position === null ? run.speed : speedAtPosition(position);
  const { send } = steering;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the hand's rest asks; a new answer of the server must not.
  useEffect(() => {
    if (position === null) return undefined;
    const timer = setTimeout(() => {
      send('speed', { speed: speedAtPosition(position) });
      setPosition(null);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [position]);
  return (
    <span className={styles.speed} title={why === null ? undefined : t(`whyNot.${why}`)}>
      <label htmlFor={id}>{t('desk.speed')}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={SPEED_STEPS}
        step={1}
        disabled={why !== null}
        value={position ?? positionOfSpeed(run.speed)}
        aria-valuetext={t('times', { speed: shown })}
        onChange={(event) => setPosition(Number(event.target.value))}
      />
      <b className="num">{t('times', { speed: shown })}</b>
      <span className={`${styles.reached} num`} title={t('desk.reachedHint')}>
        {reached === null ? '' : t('desk.reached', { speed: formatNumber(reached, reached < 10 ? 1 : 0) })}
      </span>
    </span>
  );
}
