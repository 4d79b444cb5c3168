'use client';

import { useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { parseAsString, useQueryState } from 'nuqs';
import { type CSSProperties, useCallback, useMemo, useState } from 'react';
import { DISTRICTS } from '../../../data/catalogue/districts';
import { highestOpenWarnings } from '../../../twin/city/city-layout';
import { type CitySelection, formatSelection, parseSelection } from '../../../twin/city/city-selection';
import { type CityView, formatView, parseView } from '../../../twin/city/city-view';
import { summariseDistricts } from '../../../twin/city/summarise-districts';
import { LiveProvider, useRisk, useWarnings } from '../../ui/live';
import { ModeMark } from '../../ui/mode-mark';
import { type EnterpriseDetail, useEnterprises } from '../../ui/registry';
import { useLanguage } from '../../ui/use-language';
import { CommonProblems, DustKinds, DustRanking, Industries } from './breakdowns';
import { CityMap } from './city-map';
import { DistrictBoard } from './district-board';
import styles from './overview.module.css';
import { Ranking } from './ranking';
import { TopStrip } from './top-strip';
import { useOnline } from './use-online';
import { useOwnDistricts } from './use-own-districts';
import { useWallCycle } from './use-wall-cycle';
import { useWallScale } from './use-wall-scale';
import { WallFoot } from './wall-foot';
import { WarningsFlow } from './warnings-flow';

const CITY = { city: true } as const;
const NONE: readonly EnterpriseDetail[] = [];

/** One map: what stands where, how it stands, and what happens now. Selection and camera live in the address. */
export function Overview() {
  return (
    <LiveProvider watch={CITY}>
      <Page />
    </LiveProvider>
  );
}

function Page() {
  const kiosk = useSearchParams().get('screen') === '1';
  const enterprises = useEnterprises() ?? NONE;
  const [risk, warnings] = [useRisk(), useWarnings()];
  const language = useLanguage();
  const magnify = useWallScale(kiosk);
  const { selected, select, initialView, keepView } = useAddress();
  const enterpriseOf = useMemo(() => new Map(enterprises.map((each) => [each.id, each])), [enterprises]);
  const riskOf = useMemo(() => new Map(risk.map((each) => [each.enterprise, each])), [risk]);
  const warningOf = useMemo(() => highestOpenWarnings(warnings), [warnings]);
  const summaries = useMemo(
    () => summariseDistricts({ districts: DISTRICTS, enterprises, risk, warnings }),
    [enterprises, risk, warnings],
  );
  const own = useOwnDistricts();
  const t = useTranslations('overview');
  const district = selected?.kind === 'district' ? selected.code : null;
  const listed = useMemo(
    () => (district === null ? enterprises : enterprises.filter((each) => each.district === district)),
    [enterprises, district],
  );
  const cycle = useWallCycle(kiosk, { enterprises, riskOf, warningOf }, select);
  return (
    <div
      className={styles.page}
      data-kiosk={kiosk || undefined}
      style={{ '--zoom': magnify } as CSSProperties}
    >
      <TopStrip online={useOnline(enterprises)} kiosk={kiosk} />
      <div className={styles.left}>
        <DistrictBoard
          summaries={summaries}
          selected={district}
          onSelect={(code) => select(code === null ? null : { kind: 'district', code })}
        />
        <Industries enterprises={enterprises} riskOf={riskOf} />
        <DustKinds enterprises={enterprises} />
      </div>
      <div className={styles.map}>
        <CityMap
          enterprises={enterprises}
          risk={risk}
          warnings={warnings}
          selected={selected}
          onSelect={select}
          initialView={initialView}
          onView={keepView}
          kiosk={kiosk}
          magnify={magnify}
        />
        <ModeMark />
        {kiosk ? <WallFoot cycle={cycle} /> : null}
      </div>
      <div className={styles.right}>
        <Ranking
          enterprises={listed}
          riskOf={riskOf}
          warningOf={warningOf}
          within={
            DISTRICTS.find(({ code }) => code === district)?.name[language] ?? (own ? t('scope.own') : null)
          }
          selected={selected?.kind === 'enterprise' ? selected.id : null}
          onSelect={(id) => select(id === null ? null : { kind: 'enterprise', id })}
        />
        <div className={styles.extra}>
          <DustRanking enterprises={enterprises} riskOf={riskOf} />
        </div>
        <CommonProblems />
      </div>
      <div className={styles.bottom}>
        <WarningsFlow warnings={warnings} enterpriseOf={enterpriseOf} />
      </div>
    </div>
  );
}

/** `?at=enterprise:E1&view=116.4_40_200_0_38`: a copied link shows the same picture. */
function useAddress() {
  const [at, setAt] = useQueryState('at', parseAsString);
  const [view, setView] = useQueryState(
    'view',
    parseAsString.withOptions({ history: 'replace', throttleMs: 500 }),
  );
  const [initialView] = useState<CityView | null>(() => (view === null ? null : parseView(view)));
  const selected = useMemo(() => (at === null ? null : parseSelection(at)), [at]);
  const select = useCallback(
    (selection: CitySelection | null) => void setAt(selection ? formatSelection(selection) : null),
    [setAt],
  );
  const keepView = useCallback(
    (next: CityView | null) => void setView(next ? formatView(next) : null),
    [setView],
  );
  return { selected, select, initialView, keepView };
}
