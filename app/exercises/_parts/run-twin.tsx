'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import type { Alarm } from '../../../data/model/alarm';
import type { PartId } from '../../../twin/collector/parts';
import type { Plant } from '../../../twin/plant/geometry/layout-plant';
import { readChosenPart } from '../../plants/_parts/chosen-part';
import { EmptyState } from '../../ui/empty-state';
import { useGround } from '../../ui/html-document';
import { LevelIcon } from '../../ui/level-icon';
import { useLatestStore } from '../../ui/live';
import { ModeMark } from '../../ui/mode-mark';
import type { EnterpriseDetail } from '../../ui/registry';
import { SceneBoundary } from '../../ui/scene-boundary';
import { useLanguage } from '../../ui/use-language';
import styles from './desk.module.css';
import { useDeskView } from './use-desk-view';

const PlantScene = dynamic(() => import('../../../twin/scene').then((module) => module.PlantScene), {
  ssr: false,
});

/** The same twin as on the plant page, in the run's world. The list of values beside it says the same in words. */
export function RunTwin({
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
  const [view, change] = useDeskView();
  const store = useLatestStore();
  const ground = useGround();
  const language = useLanguage();
  const plant = useMemo((): Plant => {
    const { collectors, stations, cameras } = enterprise;
    return { enterprise, collectors, stations, cameras };
  }, [enterprise]);
  const chosen = readChosenPart(view.part, enterprise.collectors);
  const chosenCollector = chosen?.collector.id;
  const chosenPart = chosen?.part.id;
  const selected = useMemo(
    () => (chosenCollector && chosenPart ? { collector: chosenCollector, part: chosenPart } : null),
    [chosenCollector, chosenPart],
  );
  return (
    <section className={styles.scene} aria-label={t('scene')}>
      <SceneBoundary instead={<EmptyState title={t('noScene')}>{t('noSceneText')}</EmptyState>}>
        <PlantScene
          plant={plant}
          store={store}
          alarms={alarms}
          ground={ground}
          selected={selected}
          onSelect={(part) =>
            part ? onPart(part.collector, part.part) : void change({ part: null, view: null })
          }
          preset={presetOf(view.view ?? view.part, enterprise)}
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

/** A preset of another plant says nothing about this one. */
function presetOf(wanted: string | null, { collectors }: EnterpriseDetail): string {
  const [collector] = (wanted ?? '').split('/');
  return wanted !== null && collectors.some(({ id }) => id === collector) ? wanted : 'plant';
}
