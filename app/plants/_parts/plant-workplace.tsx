'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Alarm } from '../../../data/model/alarm';
import type { PartId } from '../../../twin/collector/parts';
import type { Plant } from '../../../twin/plant/geometry/layout-plant';
import { EmptyState } from '../../ui/empty-state';
import { formatRisk } from '../../ui/format-risk';
import { useGround } from '../../ui/html-document';
import { LevelChip } from '../../ui/level-chip';
import { LevelIcon } from '../../ui/level-icon';
import { useLatestStore, useOpenAlarms, useRisk } from '../../ui/live';
import { MaintenanceMark } from '../../ui/maintenance-mark';
import { ModeMark } from '../../ui/mode-mark';
import type { EnterpriseDetail } from '../../ui/registry';
import { SampleMark } from '../../ui/sample-mark';
import { SceneBoundary } from '../../ui/scene-boundary';
import { SimulatedMark } from '../../ui/simulated-mark';
import { useLanguage } from '../../ui/use-language';
import { readChosenPart, writeChosenPart } from './chosen-part';
import { CollectorSection } from './collector-section';
import { PartPanel } from './part-panel';
import styles from './plant.module.css';
import { PlantAlarms } from './plant-alarms';
import { PlantCard } from './plant-card';
import { RiskPanel } from './risk-panel';
import { PLANT_TABS, type PlantTab, usePlantView } from './use-plant-view';
import { useSeededTrends } from './use-seeded-trends';

const PlantScene = dynamic(() => import('../../../twin/scene').then((module) => module.PlantScene), {
  ssr: false,
});

/** Left the twin with the panel of the chosen part under it, right the same in words: points, alarms, risk, plant. */
export function PlantWorkplace({ enterprise }: { enterprise: EnterpriseDetail }) {
  const t = useTranslations('plant');
  const [view, change] = usePlantView();
  const { collectors, stations, cameras } = enterprise;
  const alarms = usePlantAlarms(enterprise);
  const chosen = readChosenPart(view.part, collectors);
  useSeededTrends(collectors);
  const openPart = (collector: string, part: PartId): void =>
    void change({ part: writeChosenPart(collector, part), view: `${collector}/${part}` });
  const stationOf = (collector: string) => stations.find((each) => each.collectors.includes(collector));
  return (
    <div className={styles.workplace} data-panel={chosen !== null || undefined}>
      <div className={styles.left}>
        <Scene enterprise={enterprise} alarms={alarms} onPart={openPart} />
        {chosen ? (
          <PartPanel
            chosen={chosen}
            station={stationOf(chosen.collector.id)}
            cameras={cameras}
            alarms={alarms}
            span={view.span}
            onSpan={(span) => void change({ span })}
            onClose={() => void change({ part: null, view: chosen.collector.id })}
          />
        ) : null}
      </div>
      <div className={styles.right}>
        <PlantHead enterprise={enterprise} />
        <nav className={styles.tabs} aria-label={t('sections')}>
          {PLANT_TABS.map((tab) => (
            <button
              key={tab}
              type="button"
              aria-pressed={view.tab === tab}
              onClick={() => void change({ tab })}
            >
              {t(`tab.${tab}`)}
              {tab === 'alarms' && alarms.length > 0 ? (
                <span className={styles.count}>{alarms.length}</span>
              ) : null}
            </button>
          ))}
        </nav>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard */}
        <div className={styles.scroll} tabIndex={0} data-scrolls>
          <Tab tab={view.tab} enterprise={enterprise} alarms={alarms} onPart={openPart}>
            {collectors.map((collector) => (
              <CollectorSection
                key={collector.id}
                collector={collector}
                station={stationOf(collector.id)}
                alarms={alarms}
                chosen={view.part}
                onPart={openPart}
                onView={(id) => void change({ view: id, part: null })}
              />
            ))}
          </Tab>
        </div>
      </div>
    </div>
  );
}

function Scene({
  enterprise,
  alarms,
  onPart,
}: {
  enterprise: EnterpriseDetail;
  alarms: readonly Alarm[];
  onPart: (collector: string, part: PartId) => void;
}) {
  const t = useTranslations('plant');
  const twin = useTranslations('twin');
  const [view, change] = usePlantView();
  const store = useLatestStore();
  const ground = useGround();
  const language = useLanguage();
  const plant = useMemo(
    (): Plant => ({
      enterprise,
      collectors: enterprise.collectors,
      stations: enterprise.stations,
      cameras: enterprise.cameras,
    }),
    [enterprise],
  );
  const chosen = readChosenPart(view.part, enterprise.collectors);
  const chosenCollector = chosen?.collector.id;
  const chosenPart = chosen?.part.id;
  const selected = useMemo(
    () => (chosenCollector && chosenPart ? { collector: chosenCollector, part: chosenPart } : null),
    [chosenCollector, chosenPart],
  );
  if (enterprise.collectors.length === 0)
    return <EmptyState title={t('noSystems')}>{t('noSystemsText')}</EmptyState>;
  return (
    <section className={styles.scene} aria-label={t('scene')}>
      <SceneBoundary instead={<EmptyState title={t('noScene')}>{t('noSceneText')}</EmptyState>}>
        <PlantScene
          plant={plant}
          store={store}
          alarms={alarms}
          ground={ground}
          selected={selected}
          onSelect={(part) => (part ? onPart(part.collector, part.part) : void change({ part: null }))}
          preset={view.view ?? view.part ?? 'plant'}
          onPreset={(preset) => void change({ view: preset })}
          quality="auto"
          labels={twin}
          language={language}
          renderLevel={(level) => <LevelIcon level={level} size={16} />}
        />
      </SceneBoundary>
      <ModeMark />
    </section>
  );
}

function Tab({
  tab,
  enterprise,
  alarms,
  onPart,
  children,
}: {
  tab: PlantTab;
  enterprise: EnterpriseDetail;
  alarms: readonly Alarm[];
  onPart: (collector: string, part: PartId) => void;
  children: React.ReactNode;
}) {
  const risks = useRisk();
  switch (tab) {
    case 'points':
      return children;
    case 'alarms':
      return <PlantAlarms alarms={alarms} collectors={enterprise.collectors} onPart={onPart} />;
    case 'risk':
      return <RiskPanel risk={risks.find((each) => each.enterprise === enterprise.id)} alarms={alarms} />;
    case 'plant':
      return <PlantCard enterprise={enterprise} />;
  }
}

function PlantHead({ enterprise }: { enterprise: EnterpriseDetail }) {
  const t = useTranslations('plant');
  const language = useLanguage();
  const risk = useRisk().find((each) => each.enterprise === enterprise.id);
  return (
    <header className={styles.head}>
      <h1>{enterprise.name[language]}</h1>
      <p className={styles.meta}>
        <span className="num">{enterprise.id}</span>
        {enterprise.sample ? <SampleMark /> : null}
        {enterprise.stations.some((station) => station.virtual) ? <SimulatedMark size="sm" /> : null}
        <span>{t('workers', { count: enterprise.workersPerShift })}</span>
        {enterprise.collectors.map(({ id }) => (
          <MaintenanceMark key={id} collector={id} named />
        ))}
      </p>
      {risk ? (
        <p className={styles.levels}>
          <span>
            {t('actual')} <LevelChip level={risk.actualLevel} size="sm" />
            <b className="num">{formatRisk(risk.actual)}</b>
          </span>
          <span>
            {t('extreme')} <LevelChip level={risk.extremeLevel} size="sm" />
            <b className="num">{formatRisk(risk.extreme)}</b>
          </span>
        </p>
      ) : null}
    </header>
  );
}

/** Open alarms of this plant alone. The same array as long as nothing of it changes, so that the scene is not asked for nothing. */
function usePlantAlarms(enterprise: EnterpriseDetail): readonly Alarm[] {
  const alarms = useOpenAlarms();
  return useMemo(() => {
    const own = new Set(enterprise.collectors.map((collector) => collector.id));
    return alarms.filter((alarm) => own.has(alarm.collector));
  }, [alarms, enterprise]);
}
