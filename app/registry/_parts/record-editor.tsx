'use client';

import { useIsFetching } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { RegistryKind, RegistryRecord } from '../../../data/model/registry';
import { useEnterprises } from '../../ui/registry';
import { GuideSteps } from './guide-steps';
import { newRecord } from './new-record';
import { RecordForm, type SavedRecord } from './record-form';
import { useVersions } from './records';
import styles from './registry.module.css';
import { useRegistered } from './use-registered';
import { useRegistryView } from './use-registry-view';

/** The whole page of one form: a record that is changed, brought back to an older version, or made anew, step by step if wanted. */
export function RecordEditor({
  kind,
  onSecret,
}: {
  kind: RegistryKind;
  onSecret: (account: RegistryRecord, secret: string) => void;
}) {
  const t = useTranslations('registry');
  const [view, change] = useRegistryView();
  const [saved, setSaved] = useState<SavedRecord | null>(null);
  const isNew = view.edit === 'new';
  const close = (id: string | null): void =>
    void change({ edit: null, from: null, of: null, guide: false, id, enterprise: null });

  function finish(next: SavedRecord): void {
    if (next.secret !== undefined) onSecret(next.record, next.secret);
    if (isNew && view.guide) setSaved(next);
    else close(next.record.id);
  }

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <h1>{isNew ? t(`new.${kind}`) : t('editTitle', { id: view.id ?? '' })}</h1>
        {view.from === null ? null : <b>{t('version.restoring', { version: view.from })}</b>}
      </header>
      {isNew && view.guide ? (
        <GuideSteps
          kind={kind}
          saved={saved}
          onAnother={() => setSaved(null)}
          onClose={() => close(saved?.record.id ?? null)}
        />
      ) : null}
      {isNew && !saved ? (
        <NewForm kind={kind} of={view.of} onSaved={finish} onClose={() => close(null)} />
      ) : null}
      {isNew ? null : (
        <ChangeForm
          kind={kind}
          id={view.id ?? ''}
          from={view.from}
          onSaved={finish}
          onClose={() => close(view.id)}
        />
      )}
    </div>
  );
}

interface Ends {
  readonly onSaved: (saved: SavedRecord) => void;
  readonly onClose: () => void;
}

function NewForm({ kind, of, ...ends }: { kind: RegistryKind; of: string | null } & Ends) {
  const t = useTranslations('registry');
  const registered = useRegistered();
  const [start, setStart] = useState<Readonly<Record<string, unknown>> | null>(null);
  // The next free ids are known only once the registry is; later answers must not disturb what is filled in.
  const isKnown = useEnterprises() !== undefined;
  const isAsking = useIsFetching({ queryKey: ['enterprises'] }) > 0;
  if (start === null && !isAsking && isKnown) setStart(newRecord(kind, of, registered));
  if (start === null) return <p role="status">{t('loading')}</p>;
  return <RecordForm kind={kind} kept={null} start={start} firstReason={t('reason.created')} {...ends} />;
}

function ChangeForm({
  kind,
  id,
  from,
  ...ends
}: { kind: RegistryKind; id: string; from: number | null } & Ends) {
  const t = useTranslations('registry');
  const { data: versions, error } = useVersions(kind, id);
  const head = versions?.[0];
  const source = versions?.find(({ version }) => version === from) ?? head;
  if (error) return <p role="alert">{error.message}</p>;
  if (!head || !source) return <p role="status">{t('loading')}</p>;
  const start = {
    ...source.record,
    ...(head.record.retired === undefined ? {} : { retired: head.record.retired }),
  };
  return (
    <RecordForm
      kind={kind}
      kept={head}
      start={start}
      firstReason={from === null ? '' : t('reason.restored', { version: source.version })}
      {...ends}
    />
  );
}
