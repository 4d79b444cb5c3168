'use client';

import { useTranslations } from 'next-intl';
import type { Run } from '../../../data/model/exercise';
import styles from './exercises.module.css';

/** A run's state: a sign of its own and a word, never a level colour. */
export function RunStateMark({ run: { state, failure } }: { run: Pick<Run, 'state' | 'failure'> }) {
  const t = useTranslations('exercises');
  return (
    <span
      className={styles.state}
      data-state={state}
      title={failure === null ? undefined : t(`failure.${failure}`)}
    >
      <span aria-hidden>{SIGNS[state]}</span>
      {t(`state.${state}`)}
    </span>
  );
}

const SIGNS: Readonly<Record<Run['state'], string>> = {
  ready: '○',
  running: '▶',
  frozen: '❚❚',
  ended: '■',
  failed: '✕',
};
