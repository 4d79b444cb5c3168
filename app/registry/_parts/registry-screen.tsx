'use client';

import { Input, Select } from 'antd';
import { useTranslations } from 'next-intl';
import { useCallback, useMemo } from 'react';
import { DISTRICTS } from '../../../data/catalogue/districts';
import { LiveProvider } from '../../ui/live';
import { useEnterprises } from '../../ui/registry';
import panelStyles from '../../ui/side-panel.module.css';
import { useLanguage } from '../../ui/use-language';
import { useClock } from '../../ui/world';
import { CollectorPanel } from './collector-panel';
import { EnterpriseCard } from './enterprise-card';
import { EnterpriseTable } from './enterprise-table';
import { findEnterprises } from './find-enterprises';
import styles from './registry.module.css';
import { useRegistryView } from './use-registry-view';

const NARROW = { width: 170 };
const WIDE = { width: 280 };

/** The registry: enterprises, the card of the chosen one (the first, if none), a collector's details beside it. Read only. */
export function RegistryScreen() {
  const t = useTranslations('registry');
  const clock = useTranslations('clock');
  // No past of the registry is kept: at a past moment it still lists what is registered now.
  const { mode } = useClock();
  const language = useLanguage();
  const [view, change] = useRegistryView();
  const enterprises = useEnterprises();
  const rows = useMemo(
    () => findEnterprises(enterprises ?? [], { text: view.find, district: view.district }),
    [enterprises, view.find, view.district],
  );
  const chosen = rows.find((e) => e.id === view.enterprise) ?? rows[0];
  const districts = useMemo(() => new Set((enterprises ?? []).map((e) => e.district)), [enterprises]);

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
            value={view.find}
            onChange={(event) => void change({ find: event.target.value })}
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
              <EnterpriseCard enterprise={chosen} onCollector={(collector) => void change({ collector })} />
            </LiveProvider>
          ) : null}
        </div>
        {view.collector ? <CollectorPanel id={view.collector} onClose={closePanel} /> : null}
      </div>
    </div>
  );
}
