'use client';

import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useCallback, useMemo } from 'react';
import { AREAS, DISTRICTS } from '../../../data/catalogue/districts';
import { type Level, ROMAN } from '../../../data/model/level';
import type { EnterpriseRisk, Warning } from '../../../data/model/risk';
import type { CitySelection } from '../../../twin/city/city-selection';
import type { CityText } from '../../../twin/city/city-text';
import type { CityView } from '../../../twin/city/city-view';
import { formatRisk } from '../../ui/format-risk';
import { useGround } from '../../ui/html-document';
import { LevelIcon } from '../../ui/level-icon';
import type { EnterpriseDetail } from '../../ui/registry';
import { SceneBoundary } from '../../ui/scene-boundary';
import { useLanguage } from '../../ui/use-language';
import { useAddress } from '../../ui/world';
import styles from './overview.module.css';

/** WebGL lives in the browser only, and the rest of the page need not wait for it. */
const CityScene = dynamic(() => import('../../../twin/city/city-scene').then((module) => module.CityScene), {
  ssr: false,
  loading: () => <div className={styles.mapLoading} />,
});

export interface CityMapProps {
  readonly enterprises: readonly EnterpriseDetail[];
  readonly risk: readonly EnterpriseRisk[];
  readonly warnings: readonly Warning[];
  readonly selected: CitySelection | null;
  readonly onSelect: (selection: CitySelection | null) => void;
  readonly initialView: CityView | null;
  readonly onView: (view: CityView | null) => void;
  /** Nobody touches the screen. */
  readonly kiosk: boolean;
  readonly magnify: number;
}

/** The map with the page's words and marks. */
export function CityMap(props: CityMapProps) {
  const t = useTranslations('overview');
  const ground = useGround();
  const router = useRouter();
  const address = useAddress();
  const text = useCityText(props.enterprises);
  const open = useCallback(
    (enterprise: string) => router.push(address(`/plants/${encodeURIComponent(enterprise)}`)),
    [router, address],
  );
  return (
    <SceneBoundary instead={<p className={styles.noMap}>{t('map.unavailable')}</p>}>
      <CityScene
        districts={DISTRICTS}
        areas={AREAS}
        enterprises={props.enterprises}
        risk={props.risk}
        warnings={props.warnings}
        selected={props.selected}
        onSelect={props.onSelect}
        onOpen={open}
        initialView={props.initialView}
        onView={props.onView}
        ground={ground}
        text={text}
        icon={drawLevel}
        still={props.kiosk}
        magnify={props.magnify}
      />
    </SceneBoundary>
  );
}

function drawLevel(level: Level, sizePx: number) {
  return <LevelIcon level={level} size={sizePx} />;
}

function useCityText(enterprises: readonly EnterpriseDetail[]): CityText {
  const t = useTranslations('overview');
  const common = useTranslations('common');
  const risk = useTranslations('risk');
  const language = useLanguage();
  return useMemo(() => {
    const districts = new Map<string, string>(DISTRICTS.map(({ code, name }) => [code, name[language]]));
    const areas = new Map<string, string>(AREAS.map(({ code, name }) => [code, name[language]]));
    const names = new Map(enterprises.map(({ id, name }) => [id, name[language]]));
    const words = (level: Level) => `${ROMAN[level]} ${common(`level.${level}`)}`;
    return {
      districtName: (code) => districts.get(code) ?? code,
      areaName: (code) => areas.get(code) ?? code,
      enterpriseName: (id) => names.get(id) ?? id,
      count: (count) => t('count', { count }),
      gathered: (count) => t('map.gathered', { count }),
      figures: (actual, extreme) =>
        t('map.figures', { actual: formatRisk(actual), extreme: formatRisk(extreme) }),
      riskLevel: (level) => `${ROMAN[level]} ${risk(`band.${level}`)}`,
      warning: (level, waiting) =>
        waiting
          ? t('map.warningWaiting', { level: words(level) })
          : t('map.warning', { level: words(level) }),
      schematic: t('map.schematic'),
      mapName: t('map.name'),
      keys: t('map.keys'),
      controls: {
        zoomIn: t('map.zoomIn'),
        zoomOut: t('map.zoomOut'),
        turnLeft: t('map.turnLeft'),
        turnRight: t('map.turnRight'),
        steeper: t('map.steeper'),
        flatter: t('map.flatter'),
        whole: t('map.whole'),
        north: t('map.north'),
      },
    };
  }, [t, common, risk, language, enterprises]);
}
