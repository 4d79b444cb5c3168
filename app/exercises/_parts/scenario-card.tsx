'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useId, useMemo } from 'react';
import type { Scenario } from '../../../data/model/scenario';
import { scenarioKind } from '../../../data/model/scenario-kind';
import { formatAge } from '../../ui/format';
import { useLanguage } from '../../ui/use-language';
import { ExpectedStrip } from './expected-strip';
import { readPicture } from './read-picture';
import styles from './scenario-card.module.css';
import { ScenarioPicture } from './scenario-picture';
import { StartForm } from './start-form';
import { useRegisteredPlants } from './use-registered-plants';

/** One story of the library: what happens, what it teaches, how long, and how to begin. */
export function ScenarioCard({ scenario, maySteer }: { scenario: Scenario; maySteer: boolean }) {
  const t = useTranslations('exercises');
  const locale = useLocale();
  const language = useLanguage();
  const heading = useId();
  const registered = useRegisteredPlants();
  const plants = useMemo(
    () => registered.filter(({ id }) => scenario.enterprises.includes(id)),
    [registered, scenario],
  );
  const figures = useMemo(() => {
    const collectors = plants.flatMap((plant) => plant.collectors);
    const typeOf = (id: string) => collectors.find((each) => each.id === id)?.type;
    return readPicture(
      scenario,
      typeOf,
      collectors.map(({ type }) => type),
    );
  }, [plants, scenario]);
  const nameOf = (id: string): string => plants.find((plant) => plant.id === id)?.name[language] ?? id;
  return (
    <li className={`panel ${styles.card}`} aria-labelledby={heading}>
      <ScenarioPicture figures={figures} />
      <ExpectedStrip scenario={scenario} />
      <div className={styles.words}>
        <h3 id={heading}>{scenario.title[language]}</h3>
        <p className={styles.aim}>{scenario.aim[language]}</p>
        <dl className={styles.facts}>
          <dt>{t('filter.kind')}</dt>
          <dd>{t(`kind.${scenarioKind(scenario)}`)}</dd>
          <dt>{t('card.plants')}</dt>
          <dd>{scenario.enterprises.map(nameOf).join(language === 'zh' ? '、' : ', ')}</dd>
          <dt>{t('card.duration')}</dt>
          <dd>{formatAge(scenario.durationS * 1000, locale)}</dd>
          <dt>{t('card.expected')}</dt>
          <dd>{t('card.expectedAlarms', { count: scenario.expectedAlarms.length })}</dd>
        </dl>
        <details>
          <summary>{t('card.story')}</summary>
          <p>{scenario.story[language]}</p>
        </details>
      </div>
      <StartForm
        story={() => ({ scenario: scenario.id })}
        label={t('start.of', { title: scenario.title[language] })}
        maySteer={maySteer}
      />
    </li>
  );
}
