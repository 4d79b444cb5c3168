'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import type { Run } from '../../../data/model/exercise';
import { EmptyState } from '../../ui/empty-state';
import { BrokenFiles } from './broken-files';
import styles from './exercises.module.css';
import { OwnScenario } from './own-scenario';
import { RunsTable } from './runs-table';
import { ScenarioCard } from './scenario-card';
import { usePerson } from './use-person';
import { useRuns } from './use-runs';
import { useScenarios } from './use-scenarios';

/** The library of scenarios, one's own scenario, and every run. */
export function ExercisesScreen() {
  const t = useTranslations('exercises');
  const { maySteer } = usePerson();
  const { runs, error: runsError } = useRuns();
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t('title')}</h1>
        <p className={styles.muted}>{maySteer ? t('intro') : t('introWatching')}</p>
        <span className={styles.jump}>
          {runs && runs.length > 0 ? (
            <a href="#runs">{t('runs.jump', { count: runs.length, going: runs.filter(isGoing).length })}</a>
          ) : null}
          <Link href="/validation">{t('validation')}</Link>
        </span>
      </header>
      <section className={styles.section} aria-label={t('library')}>
        <h2>{t('library')}</h2>
        <Library maySteer={maySteer} />
      </section>
      <section id="runs" className={styles.section} aria-label={t('runs.title')}>
        <h2>{t('runs.title')}</h2>
        {runsError ? <p role="alert">{runsError.message}</p> : null}
        {runs ? <RunsTable runs={runs} maySteer={maySteer} /> : <p role="status">{t('loading')}</p>}
      </section>
    </div>
  );
}

function isGoing({ state }: Run): boolean {
  return state === 'ready' || state === 'running' || state === 'frozen';
}

function Library({ maySteer }: { maySteer: boolean }) {
  const t = useTranslations('exercises');
  const { library, error } = useScenarios();
  if (error) return <p role="alert">{error.message}</p>;
  if (!library) return <p role="status">{t('loading')}</p>;
  return (
    <>
      {library.items.length === 0 ? (
        <EmptyState title={t('noScenarios')}>{t('noScenariosText')}</EmptyState>
      ) : (
        <ul className={styles.cards}>
          {library.items.map((scenario) => (
            <ScenarioCard key={scenario.id} scenario={scenario} maySteer={maySteer} />
          ))}
        </ul>
      )}
      <OwnScenario maySteer={maySteer} />
      <BrokenFiles broken={library.broken} />
    </>
  );
}
