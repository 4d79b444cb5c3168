'use client';

import { Input, Select } from 'antd';
import { useTranslations } from 'next-intl';
import { useCallback, useMemo, useState } from 'react';
import { DISTRICTS } from '../../../data/catalogue/districts';
import type { Right } from '../../auth/rights';
import { LiveProvider } from '../../ui/live';
import { useEnterprises } from '../../ui/registry';
import panelStyles from '../../ui/side-panel.module.css';
import { useLanguage } from '../../ui/use-language';
import { useClock } from '../../ui/world';
import { CollectorPanel } from './collector-panel';
import { EnterpriseCard } from './enterprise-card';
import { EnterpriseTable } from './enterprise-table';
import { findEnterprises } from './find-enterprises';
import { MaintenancePart } from './maintenance-part';
import { ProductionDialog } from './production-dialog';
import styles from './registry.module.css';
import { useRegistryView } from './use-registry-view';

const NARROW = { width: 170 };
const WIDE = { width: 280 };

/** The registry as most people have it: enterprises, the card of the chosen one (the first, if none), a collector's details beside it. Whoever plans maintenance does that here too. */
export function ReadingScreen({ rights }: { rights: readonly Right[] }) {
  const t = useTranslations('registry');
  const clock = useTranslations('clock');
  // No past of the registry is kept: at a past moment it still lists what is registered now.
  const { mode } = useClock();
  const language = useLanguage();
  const [view, change] = useRegistryView();
  const [producing, setProducing] = useState(false);
  const enterprises = useEnterprises();
  const rows = useMemo(
    () => findEnterprises(enterprises ?? [], { text: view.q, district: view.district }),
    [enterprises, view.q, view.district],
  );
  const chosen = rows.find((e) => e.id === view.enterprise) ?? rows[0];
  const districts = useMemo(() => new Set((enterprises ?? []).map((e) => e.district)), [enterprises]);
  const mayMaintain = rights.includes('manage-maintenance') && mode !== 'exercise';

  const closePanel = useCallback(() => void change({ collector: null }), [change]);

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t('title')}</h1>
        <span className={styles.muted}>{t('count', { count: enterprises?.length ?? 0 })}</span>
        {mode === 'history' ? <b>{clock('registeredToday')}</b> : null}
        <span className={styles.gap} />
        <search className={styles.line}>
          <Input
            allowClear
            style={WIDE}
            aria-label={t('find')}
            placeholder={t('find')}
            value={view.q}
            onChange={(event) => void change({ q: event.target.value })}
          />
          <Select
            allowClear
            style={NARROW}
            aria-label={t('column.district')}
            placeholder={t('column.district')}
            value={view.district}
            options={DISTRICTS.filter((d) => districts.has(d.code)).map((d) => ({
              value: d.code,
              label: d.name[language],
            }))}
            onChange={(district) => void change({ district: district ?? null })}
          />
        </search>
      </header>
      <div className={panelStyles.withPanel}>
        <div className={panelStyles.main}>
          <EnterpriseTable
            rows={rows}
            loading={enterprises === undefined}
            chosen={chosen?.id}
            onChoose={(enterprise) => void change({ enterprise, collector: null })}
          />
          {chosen ? (
            <LiveProvider watch={{ collectors: chosen.collectors.map((c) => c.id) }}>
              <EnterpriseCard
                enterprise={chosen}
                onCollector={(collector) => void change({ collector })}
                {...(mayMaintain ? { onProduction: () => setProducing(true) } : {})}
              />
            </LiveProvider>
          ) : null}
          {mayMaintain ? <MaintenancePart mayManage preselected={null} /> : null}
        </div>
        {view.collector ? <CollectorPanel id={view.collector} onClose={closePanel} /> : null}
      </div>
      {producing && chosen ? (
        <ProductionDialog enterprise={chosen} onClose={() => setProducing(false)} />
      ) : null}
    </div>
  );
}
