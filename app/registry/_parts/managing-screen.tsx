'use client';

import { Input, Select } from 'antd';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { RegistryKind, RegistryRecord } from '../../../data/model/registry';
import type { Right } from '../../auth/rights';
import { LiveProvider, useServerNow } from '../../ui/live';
import { useEnterprises } from '../../ui/registry';
import panelStyles from '../../ui/side-panel.module.css';
import { useClock } from '../../ui/world';
import { CollectorPanel } from './collector-panel';
import { EnterpriseCard } from './enterprise-card';
import { ExportMenu } from './export-menu';
import { ImportDialog } from './import-dialog';
import { MaintenancePart } from './maintenance-part';
import { RecordEditor } from './record-editor';
import { RecordPanel } from './record-panel';
import { useRecords } from './records';
import { RecordsTable } from './records-table';
import styles from './registry.module.css';
import { SecretDialog } from './secret-dialog';
import { useRegistered } from './use-registered';
import { REGISTRY_TABS, type RegistryTab, useRegistryView } from './use-registry-view';

const NARROW = { width: 140 };
const WIDE = { width: 240 };

/** An account whose secret was just made, and what its test line needs. */
export interface MadeSecret {
  readonly account: string;
  readonly secret: string;
  readonly station: string;
  readonly collector: string;
}

/** The registry for those who manage it: a tab a kind, lists, forms, versions, import and export, maintenance. */
export function ManagingScreen({ rights, mqttPort }: { rights: readonly Right[]; mqttPort: number }) {
  const [view, change] = useRegistryView();
  const [made, setMade] = useState<MadeSecret | null>(null);
  const { collectors, stations } = useRegistered();

  function tell(account: RegistryRecord, secret: string): void {
    const station = account.kind === 'gateway' ? (account.stations[0] ?? account.id) : account.id;
    const served = account.kind === 'station' ? account : stations.find(({ id }) => id === station);
    const collector = served?.collectors[0] ?? '';
    const code = collectors.find(({ id }) => id === collector)?.code ?? collector;
    setMade({ account: account.id, secret, station, collector: code });
  }

  return (
    <>
      {view.edit !== null && view.kind !== 'maintenance' ? (
        <RecordEditor key={`${view.kind} ${view.id ?? ''} ${view.edit}`} kind={view.kind} onSecret={tell} />
      ) : (
        <Lists
          rights={rights}
          kind={view.kind}
          onSecret={tell}
          onTab={(kind) => void change({ kind, page: 1, id: null, collector: null })}
        />
      )}
      {made ? (
        <SecretDialog
          account={made.account}
          secret={made.secret}
          topicStation={made.station}
          collector={made.collector}
          mqttPort={mqttPort}
          onClose={() => setMade(null)}
        />
      ) : null}
    </>
  );
}

function Lists({
  rights,
  kind,
  onSecret,
  onTab,
}: {
  rights: readonly Right[];
  kind: RegistryTab;
  onSecret: (account: RegistryRecord, secret: string) => void;
  onTab: (kind: RegistryTab) => void;
}) {
  const t = useTranslations('registry');
  const clock = useTranslations('clock');
  const { mode } = useClock();
  const [view, change] = useRegistryView();
  const [importing, setImporting] = useState(false);
  const listed = kind === 'maintenance' ? 'enterprise' : kind;
  const { data } = useRecords({ kind: listed, q: view.q, retired: view.retired, page: view.page });
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{t('title')}</h1>
        {mode === 'history' ? <b>{clock('registeredToday')}</b> : null}
        <span className={styles.gap} />
        {kind === 'maintenance' ? null : (
          <button
            type="button"
            className="button button-primary"
            onClick={() => void change({ edit: 'new', id: null, of: null, guide: kind === 'enterprise' })}
          >
            {t(`new.${kind}`)}
          </button>
        )}
        <button type="button" className="button" onClick={() => setImporting(true)}>
          {t('import.open')}
        </button>
        <ExportMenu kind={kind === 'maintenance' ? null : kind} />
      </header>
      <div className={styles.head}>
        <nav className={styles.tabs} aria-label={t('tabs')}>
          {REGISTRY_TABS.map((each) => (
            <button key={each} type="button" aria-pressed={each === kind} onClick={() => onTab(each)}>
              {t(`tab.${each}`)}
              {each === 'maintenance' || !data ? null : (
                <span className={styles.count}>{data.counts[each]}</span>
              )}
            </button>
          ))}
        </nav>
        <span className={styles.gap} />
        {kind === 'maintenance' ? null : (
          <search className={styles.line}>
            <Input
              allowClear
              style={WIDE}
              aria-label={t('find')}
              placeholder={t('find')}
              value={view.q}
              onChange={(event) => void change({ q: event.target.value, page: 1 })}
            />
            <Select
              style={NARROW}
              aria-label={t('retiredFilter.label')}
              value={view.retired}
              options={(['0', '1', 'all'] as const).map((value) => ({
                value,
                label: t(`retiredFilter.${value}`),
              }))}
              onChange={(retired) => void change({ retired, page: 1 })}
            />
          </search>
        )}
      </div>
      {kind === 'maintenance' ? (
        <MaintenancePart
          mayManage={rights.includes('manage-maintenance')}
          preselected={view.collector}
          onSettled={() => void change({ collector: null })}
        />
      ) : (
        <Kind kind={kind} rights={rights} onSecret={onSecret} />
      )}
      {importing ? <ImportDialog onClose={() => setImporting(false)} /> : null}
    </div>
  );
}

/** The list of one kind; below it the whole card of an enterprise, beside it the chosen record. */
function Kind({
  kind,
  rights,
  onSecret,
}: {
  kind: RegistryKind;
  rights: readonly Right[];
  onSecret: (account: RegistryRecord, secret: string) => void;
}) {
  const [view, change] = useRegistryView();
  const now = useServerNow();
  const { data, error, isPending } = useRecords({
    kind,
    q: view.q,
    retired: view.retired,
    page: view.page,
  });
  const id = view.id ?? (kind === 'enterprise' ? view.enterprise : null);
  const open = (next: string): void => void change({ id: next, enterprise: null, collector: null });
  return (
    <div className={panelStyles.withPanel}>
      <div className={panelStyles.main}>
        {error ? <p role="alert">{error.message}</p> : null}
        <RecordsTable
          kind={kind}
          rows={data?.items ?? []}
          total={data?.total ?? 0}
          page={view.page}
          loading={isPending}
          chosen={id ?? undefined}
          now={now}
          onPage={(page) => void change({ page })}
          onChoose={open}
        />
        {kind === 'enterprise' ? <ChosenCard id={id} /> : null}
      </div>
      {besideList()}
    </div>
  );

  function besideList() {
    if (view.collector)
      return <CollectorPanel id={view.collector} onClose={() => void change({ collector: null })} />;
    if (id === null) return null;
    return (
      <RecordPanel
        key={`${kind} ${id}`}
        kind={kind}
        id={id}
        rights={rights}
        onEdit={(from) => void change({ id, edit: 'change', from })}
        onAdd={(added) =>
          void change({ kind: added, edit: 'new', id: null, enterprise: null, of: id, guide: false, page: 1 })
        }
        onSecret={onSecret}
        onRules={() => void change({ collector: id })}
        onMaintain={() => void change({ kind: 'maintenance', collector: id, id: null })}
        onClose={() => void change({ id: null, enterprise: null })}
      />
    );
  }
}

function ChosenCard({ id }: { id: string | null }) {
  const [, change] = useRegistryView();
  const enterprises = useEnterprises() ?? [];
  const chosen = id === null ? enterprises[0] : enterprises.find((enterprise) => enterprise.id === id);
  if (!chosen) return null;
  return (
    <LiveProvider watch={{ collectors: chosen.collectors.map((collector) => collector.id) }}>
      <EnterpriseCard enterprise={chosen} onCollector={(collector) => void change({ collector })} />
    </LiveProvider>
  );
}
