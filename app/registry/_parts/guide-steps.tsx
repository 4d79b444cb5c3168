'use client';

import { Steps } from 'antd';
import { useTranslations } from 'next-intl';
import type { RegistryKind } from '../../../data/model/registry';
import type { SavedRecord } from './record-form';
import styles from './registry.module.css';
import { useRegistryView } from './use-registry-view';

const ORDER: readonly Exclude<RegistryKind, 'gateway'>[] = ['enterprise', 'collector', 'station', 'camera'];

/** The order in which a plant is registered; after each record the way to the next, or to another of the same kind. */
export function GuideSteps({
  kind,
  saved,
  onAnother,
  onClose,
}: {
  kind: RegistryKind;
  /** The record that was just made; null: its form is open. */
  saved: SavedRecord | null;
  onAnother: () => void;
  onClose: () => void;
}) {
  const t = useTranslations('registry');
  const [, change] = useRegistryView();
  const at = kind === 'gateway' ? -1 : ORDER.indexOf(kind);
  const next = ORDER[at + 1];
  const enterprise = saved ? enterpriseOf(saved.record) : null;

  function go(to: RegistryKind): void {
    void change({ kind: to, edit: 'new', id: null, of: enterprise, guide: true });
  }

  return (
    <section className={`panel ${styles.guide}`} aria-label={t('guide.label')}>
      <Steps
        size="small"
        current={saved ? at + 1 : at}
        items={ORDER.map((each) => ({ title: t(`tab.${each}`) }))}
      />
      {saved ? (
        <div className={styles.line}>
          <strong role="status">{t('guide.saved', { id: saved.record.id })}</strong>
          {next ? (
            <button type="button" className="button button-primary" onClick={() => go(next)}>
              {t('guide.next', { kind: t(`new.${next}`) })}
            </button>
          ) : null}
          {kind === 'enterprise' ? null : (
            <button type="button" className="button" onClick={onAnother}>
              {t('guide.another', { kind: t(`new.${kind}`) })}
            </button>
          )}
          <button type="button" className="button" onClick={onClose}>
            {t('guide.finish')}
          </button>
        </div>
      ) : null}
    </section>
  );
}

function enterpriseOf(record: SavedRecord['record']): string | null {
  if (record.kind === 'enterprise') return record.id;
  return record.kind === 'gateway' ? null : record.enterprise;
}
