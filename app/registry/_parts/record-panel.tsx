'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { RegistryKind, RegistryRecord } from '../../../data/model/registry';
import type { Right } from '../../auth/rights';
import { SidePanel } from '../../ui/side-panel';
import { useLanguage } from '../../ui/use-language';
import { ProductionDialog } from './production-dialog';
import { RecordFacts } from './record-facts';
import { useVersions } from './records';
import styles from './registry.module.css';
import { RenewSecretDialog } from './renew-secret-dialog';
import { RetireDialog } from './retire-dialog';
import { VersionsList } from './versions-list';

/** One record beside the list: what it is, every version of it, and what can be done with it. */
export function RecordPanel({
  kind,
  id,
  rights,
  onEdit,
  onAdd,
  onSecret,
  onRules,
  onMaintain,
  onClose,
}: {
  kind: RegistryKind;
  id: string;
  rights: readonly Right[];
  /** Opens the form; with an older version's number it begins from that. */
  onEdit: (from: number | null) => void;
  /** A new record that belongs to this enterprise. */
  onAdd: (kind: RegistryKind) => void;
  onSecret: (account: RegistryRecord, secret: string) => void;
  onRules: () => void;
  onMaintain: () => void;
  onClose: () => void;
}) {
  const t = useTranslations('registry');
  const language = useLanguage();
  const { data: versions, error } = useVersions(kind, id);
  const [tab, setTab] = useState<'detail' | 'versions'>('detail');
  const [open, setOpen] = useState<'retire' | 'renew' | 'production' | null>(null);
  const head = versions?.[0];
  const mayManage = rights.includes('manage-registry');
  const isActive = head !== undefined && !head.record.retired;
  return (
    <SidePanel title={head ? `${id} ${head.record.name[language]}` : id} onClose={onClose}>
      {error ? <p role="alert">{error.message}</p> : null}
      {head && versions ? (
        <div className={styles.details}>
          <div className={styles.line}>
            {head.record.retired ? <span className={styles.mark}>{t('retired')}</span> : null}
            {mayManage ? (
              <button type="button" className="button button-primary" onClick={() => onEdit(null)}>
                {t('edit')}
              </button>
            ) : null}
            {kind === 'enterprise' && isActive ? (
              <button type="button" className="button" onClick={() => setOpen('production')}>
                {t('productionDialog.open')}
              </button>
            ) : null}
            {kind === 'enterprise' && isActive && mayManage ? (
              <button type="button" className="button" onClick={() => onAdd('collector')}>
                {t('new.collector')}
              </button>
            ) : null}
            {kind === 'collector' && isActive ? (
              <button type="button" className="button" onClick={onRules}>
                {t('rulesAndBasis')}
              </button>
            ) : null}
            {kind === 'collector' && isActive && rights.includes('manage-maintenance') ? (
              <button type="button" className="button" onClick={onMaintain}>
                {t('maintenance.start')}
              </button>
            ) : null}
            {mayManage && isActive && hasSecretOfItsOwn(head.record) ? (
              <button type="button" className="button" onClick={() => setOpen('renew')}>
                {t('renew.open')}
              </button>
            ) : null}
            {mayManage ? (
              <button type="button" className="button" onClick={() => setOpen('retire')}>
                {head.record.retired ? t('restore.open') : t('retire.open')}
              </button>
            ) : null}
          </div>
          <nav className={styles.tabs} aria-label={t('panelTabs')}>
            {(['detail', 'versions'] as const).map((each) => (
              <button key={each} type="button" aria-pressed={tab === each} onClick={() => setTab(each)}>
                {t(`panelTab.${each}`)}
                {each === 'versions' ? <span className={styles.count}>{versions.length}</span> : null}
              </button>
            ))}
          </nav>
          {tab === 'detail' ? (
            <RecordFacts record={head.record} />
          ) : (
            <VersionsList kind={kind} versions={versions} {...(mayManage ? { onRestore: onEdit } : {})} />
          )}
          {open === 'retire' ? (
            <RetireDialog record={head.record} version={head.version} onClose={() => setOpen(null)} />
          ) : null}
          {open === 'renew' ? (
            <RenewSecretDialog
              account={id}
              onMade={(secret) => {
                setOpen(null);
                onSecret(head.record, secret);
              }}
              onClose={() => setOpen(null)}
            />
          ) : null}
          {open === 'production' && head.record.kind === 'enterprise' ? (
            <ProductionDialog enterprise={head.record} onClose={() => setOpen(null)} />
          ) : null}
        </div>
      ) : null}
    </SidePanel>
  );
}

/** A virtual station is given a new one at each start. */
function hasSecretOfItsOwn(record: RegistryRecord): boolean {
  return record.kind === 'gateway' || (record.kind === 'station' && !record.virtual);
}
