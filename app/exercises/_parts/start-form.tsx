'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import { MAX_SPEED, MIN_SPEED } from '../../../data/model/exercise';
import styles from './scenario-card.module.css';
import { useCreateRun, type WantedRun } from './use-create-run';

const FIRST_SEED = '1';
const FIRST_SPEED = '10';

/** Seed, speed and the button that creates a run. What the server refuses is said in its own sentence. */
export function StartForm({
  story,
  label,
  maySteer,
  showError = true,
  onError,
}: {
  /** Read at the press of the button. */
  story: () => Pick<WantedRun, 'scenario' | 'scenarioFile'>;
  /** Whose button it is, for those who hear the page. */
  label: string;
  maySteer: boolean;
  showError?: boolean;
  onError?: (error: Error | null) => void;
}) {
  const t = useTranslations('exercises');
  const [seed, setSeed] = useState(FIRST_SEED);
  const [speed, setSpeed] = useState(FIRST_SPEED);
  const id = useId();
  const { mutate, isPending, error } = useCreateRun();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onError?.(null);
    mutate(
      { ...story(), seed: Number(seed), speed: Number(speed) },
      onError ? { onError: (refused) => onError(refused) } : {},
    );
  };
  return (
    <form className={styles.start} onSubmit={submit} noValidate aria-label={label}>
      <label htmlFor={`${id}seed`}>
        <span title={t('start.seedHint')}>{t('start.seed')}</span>
        <input
          id={`${id}seed`}
          inputMode="numeric"
          value={seed}
          onChange={(event) => setSeed(event.target.value)}
        />
      </label>
      <label htmlFor={`${id}speed`}>
        <span>{t('start.speed', { least: MIN_SPEED, most: MAX_SPEED })}</span>
        <input
          id={`${id}speed`}
          inputMode="decimal"
          value={speed}
          onChange={(event) => setSpeed(event.target.value)}
        />
      </label>
      <button
        type="submit"
        className="button button-primary"
        disabled={!maySteer || isPending}
        title={maySteer ? undefined : t('whyNot.noRight')}
      >
        {isPending ? t('start.creating') : t('start.create')}
      </button>
      {showError && error ? (
        <p role="alert" className={styles.refused}>
          {error.message}
        </p>
      ) : null}
    </form>
  );
}
