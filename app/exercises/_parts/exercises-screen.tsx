'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Run } from '../../../data/model/exercise';
import type { Scenario } from '../../../data/model/scenario';
import { EmptyState } from '../../ui/empty-state';
import type { EnterpriseDetail } from '../../ui/registry';
import { BrokenFiles } from './broken-files';
import styles from './exercises.module.css';
import { filterScenarios, type KnownTypes } from './filter-scenarios';
import { LibraryFilters } from './library-filters';
import { OwnScenario } from './own-scenario';
import { RunsTable } from './runs-table';
import { ScenarioCard } from './scenario-card';
import { useLibraryView } from './use-library-view';
import { usePerson } from './use-person';
import { useRegisteredPlants } from './use-registered-plants';
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
        <Shelf scenarios={library.items} maySteer={maySteer} />
      )}
      <OwnScenario maySteer={maySteer} />
      <BrokenFiles broken={library.broken} />
    </>
  );
}

function Shelf({ scenarios, maySteer }: { scenarios: readonly Scenario[]; maySteer: boolean }) {
  const t = useTranslations('exercises');
  const [view, change] = useLibraryView();
  const plants = useRegisteredPlants();
  const types = useMemo(() => typesOf(plants), [plants]);
  const shown = useMemo(() => filterScenarios(scenarios, view, types), [scenarios, view, types]);
  return (
    <>
      <LibraryFilters
        view={view}
        change={change}
        plants={plants}
        found={shown.length}
        all={scenarios.length}
      />
      {shown.length === 0 ? (
        <EmptyState title={t('filter.none')}>{t('filter.noneText')}</EmptyState>
      ) : (
        <ul className={styles.cards}>
          {shown.map((scenario) => (
            <ScenarioCard key={scenario.id} scenario={scenario} maySteer={maySteer} />
          ))}
        </ul>
      )}
    </>
  );
}

function typesOf(plants: readonly EnterpriseDetail[]): KnownTypes {
  return {
    ofCollector: new Map(plants.flatMap(({ collectors }) => collectors.map(({ id, type }) => [id, type]))),
    ofPlant: new Map(plants.map(({ id, collectors }) => [id, collectors.map(({ type }) => type)])),
  };
}
