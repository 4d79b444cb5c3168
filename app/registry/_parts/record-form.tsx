'use client';

import { useMutation } from '@tanstack/react-query';
import { Form, Input, Switch } from 'antd';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { RegistryKind, RegistryRecord } from '../../../data/model/registry';
import { putJson } from '../../ui/api';
import { problemCode } from '../../ui/problem-code';
import { ConflictDialog } from './conflict-dialog';
import { diffRecords } from './diff-records';
import { dropDraft, keepDraft, readDraft } from './draft-store';
import { FieldInput } from './field-input';
import { findFaults } from './find-faults';
import { findWarnings } from './find-warnings';
import { FormContextProvider } from './form-context';
import { type FormValues, toFormValues, toRecord } from './form-values';
import { LeaveDialog } from './leave-dialog';
import { mandatoryPoints } from './new-record';
import { readServerFaults } from './read-server-faults';
import styles from './record-form.module.css';
import { type FieldGroup, groupOfPath, RECORD_LAYOUT } from './record-layout';
import { recordPath, useRegistryChanged } from './records';
import { useFaultSentence } from './use-fault-sentence';
import { useLeaveGuard } from './use-leave-guard';

/** A record that was kept, and the secret that was made for it, told once. */
export interface SavedRecord {
  readonly record: RegistryRecord;
  readonly version: number;
  readonly secret?: string;
}

export interface RecordFormProps {
  readonly kind: RegistryKind;
  /** How the record stands; null: it is a new one. */
  readonly kept: { readonly record: RegistryRecord; readonly version: number } | null;
  /** What the form holds at first. */
  readonly start: Readonly<Record<string, unknown>>;
  readonly firstReason: string;
  readonly onSaved: (saved: SavedRecord) => void;
  readonly onClose: () => void;
}

/** The form of one record: groups of fields, every fault in a sentence at its field, a reason, and a draft that survives leaving. */
export function RecordForm({ kind, kept, start, firstReason, onSaved, onClose }: RecordFormProps) {
  const t = useTranslations('registry');
  const [form] = Form.useForm<FormValues>();
  const id = kept?.record.id ?? null;
  const [base, setBase] = useState(kept);
  const [first] = useState(() =>
    toFormValues({ ...start, kind } as Partial<RegistryRecord> & { kind: RegistryKind }),
  );
  const [draft, setDraft] = useState(() => usableDraft(kind, id, kept?.version ?? null));
  const [values, setValues] = useState<FormValues>(draft ?? first);
  const [filling, setFilling] = useState(0);
  const [reason, setReason] = useState(firstReason);
  const [tries, setTries] = useState(0);
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map());
  const [conflict, setConflict] = useState(false);
  const [asked, setAsked] = useState(false);
  const changed = useRegistryChanged();
  const sentenceOf = useFaultSentence(kind);
  const top = useRef<HTMLDivElement>(null);

  const candidate = toRecord(kind, values) as Partial<RegistryRecord>;
  const checked = findFaults(candidate);
  const changes = diffRecords(base?.record ?? (toRecord(kind, first) as object), candidate);
  const isUnsaved = changes.length > 0;
  const faults = new Map<string, string>();
  for (const fault of tries > 0 ? checked.faults : []) faults.set(fault.path, sentenceOf(fault));
  for (const [path, sentence] of refused) if (!faults.has(path)) faults.set(path, sentence);
  const needsReason = tries > 0 && reason.trim() === '';
  const guard = useLeaveGuard(isUnsaved);

  const save = useMutation({
    mutationFn: (record: RegistryRecord) =>
      putJson<SavedRecord>(recordPath(kind, record.id), {
        record,
        version: base?.version ?? null,
        reason: reason.trim(),
      }),
    onSuccess(saved) {
      dropDraft(kind, id);
      changed();
      onSaved(saved);
    },
    onError(error) {
      if (problemCode(error) === 'changed-meanwhile' && base) setConflict(true);
      setRefused(readServerFaults(error));
      setTries(tries + 1);
    },
  });

  // What a filled form shows is what it begins with: fields that are gone must not stay.
  useEffect(() => {
    if (filling > 0) form.resetFields();
  }, [filling, form]);

  // What keeps it from being saved stands above the form.
  useEffect(() => {
    if (tries > 0) top.current?.scrollIntoView({ block: 'start' });
  }, [tries]);

  function change(changedValues: FormValues): void {
    const next = withPointsOfType(changedValues, form.getFieldsValue(true) as FormValues);
    form.setFieldValue('points', next.points);
    setValues(next);
    setRefused(withoutChanged(refused, changedValues));
    keepDraft(kind, id, { version: base?.version ?? null, values: next });
  }

  function submit(): void {
    setTries(tries + 1);
    setRefused(new Map());
    if (checked.record && reason.trim() !== '') save.mutate(checked.record);
  }

  function fill(next: FormValues): void {
    setValues(next);
    setFilling(filling + 1);
    setRefused(new Map());
  }

  function giveUp(): void {
    dropDraft(kind, id);
    onClose();
  }

  return (
    <FormContextProvider value={{ kind, isKept: base !== null, faults, warnings: findWarnings(candidate) }}>
      <div ref={top} className={styles.top}>
        {draft === null ? null : (
          <p className={styles.note} role="status">
            <span>{t('draft.restored')}</span>
            <button
              type="button"
              className="button"
              onClick={() => {
                dropDraft(kind, id);
                setDraft(null);
                fill(first);
              }}
            >
              {t('draft.discard')}
            </button>
          </p>
        )}
        <FaultSummary
          faults={faults}
          needsReason={needsReason}
          failure={save.error && refused.size === 0 && !conflict ? save.error.message : null}
          onGo={(path) => goTo(path)}
        />
      </div>
      <Form<FormValues>
        form={form}
        name="record"
        layout="vertical"
        requiredMark
        initialValues={values}
        onValuesChange={change}
        onFinish={submit}
        autoComplete="off"
        className={styles.form ?? ''}
      >
        {RECORD_LAYOUT[kind]
          .filter(({ forType }) => forType === undefined || forType === values.type)
          .map((group) => (
            <Group key={group.id} kind={kind} group={group} hasLabReport={values.hasLabReport === true} />
          ))}
        <div className={styles.foot}>
          <div className={styles.reason}>
            <label htmlFor="record-reason">{t('reason.label')}</label>
            <Input
              id="record-reason"
              value={reason}
              maxLength={500}
              placeholder={t('reason.placeholder')}
              {...(needsReason ? { status: 'error' as const, 'aria-invalid': true } : {})}
              onChange={(event) => setReason(event.target.value)}
            />
          </div>
          <span className={styles.unit}>
            {base === null ? null : t('changesCount', { count: changes.length })}
          </span>
          <button type="button" className="button" onClick={() => (isUnsaved ? setAsked(true) : giveUp())}>
            {t('cancel')}
          </button>
          <button
            type="submit"
            className="button button-primary"
            disabled={save.isPending || (base !== null && !isUnsaved)}
          >
            {save.isPending ? t('saving') : t('save')}
          </button>
        </div>
      </Form>
      {asked || guard.wanted !== null ? (
        <LeaveDialog
          onStay={() => {
            setAsked(false);
            guard.stay();
          }}
          onKeep={() => {
            if (guard.wanted === null) onClose();
            else guard.leave();
          }}
          onGiveUp={() => {
            dropDraft(kind, id);
            if (guard.wanted === null) onClose();
            else guard.leave();
          }}
        />
      ) : null}
      {conflict && base ? (
        <ConflictDialog
          kind={kind}
          base={base.record}
          mine={candidate}
          onClose={() => setConflict(false)}
          onMerged={(theirs, merged) => {
            setBase({ record: theirs.record, version: theirs.version });
            fill(toFormValues(merged));
            setConflict(false);
            save.reset();
          }}
        />
      ) : null}
    </FormContextProvider>
  );

  function goTo(path: string): void {
    const place = groupOfPath(kind, path)?.id;
    const group = document.getElementById(`group-${place ?? ''}`);
    const field = document.getElementById(`record_${path.replaceAll('.', '_')}`);
    (field ?? group)?.scrollIntoView({ block: 'center' });
    field?.focus();
  }
}

function Group({
  kind,
  group,
  hasLabReport,
}: {
  kind: RegistryKind;
  group: FieldGroup;
  hasLabReport: boolean;
}) {
  const t = useTranslations('registry');
  const isLab = group.id === 'labReport';
  const plain = group.fields.filter(({ wide }) => !wide);
  const wide = group.fields.filter((field) => field.wide);
  return (
    <section id={`group-${group.id}`} className={`panel ${styles.group}`} aria-label={t(`group.${group.id}`)}>
      <h3>{t(`group.${group.id}`)}</h3>
      {isLab ? (
        <Form.Item
          name="hasLabReport"
          valuePropName="checked"
          label={t('hasLabReport')}
          className={styles.field ?? ''}
        >
          <Switch />
        </Form.Item>
      ) : null}
      {isLab && !hasLabReport ? null : (
        <>
          {plain.length > 0 ? (
            <div className={styles.grid}>
              {plain.map((place) => (
                <FieldInput key={`${kind} ${place.path}`} place={place} />
              ))}
            </div>
          ) : null}
          {wide.map((place) => (
            <FieldInput key={`${kind} ${place.path}`} place={place} />
          ))}
        </>
      )}
    </section>
  );
}

/** Everything that keeps the record from being saved, each a way to its field. */
function FaultSummary({
  faults,
  needsReason,
  failure,
  onGo,
}: {
  faults: ReadonlyMap<string, string>;
  needsReason: boolean;
  failure: string | null;
  onGo: (path: string) => void;
}) {
  const t = useTranslations('registry');
  if (faults.size === 0 && !needsReason && failure === null) return null;
  return (
    <div className={`panel ${styles.summary}`} role="alert">
      <strong>{failure ?? t('faults', { count: faults.size + Number(needsReason) })}</strong>
      <ul>
        {[...faults].map(([path, sentence]) => (
          <li key={path}>
            <button type="button" className={styles.link} onClick={() => onGo(path)}>
              {sentence}
            </button>
          </li>
        ))}
        {needsReason ? <li>{t('reason.missing')}</li> : null}
      </ul>
    </div>
  );
}

/** A draft of another version would bring back what somebody else has changed meanwhile. */
function usableDraft(kind: RegistryKind, id: string | null, version: number | null): FormValues | null {
  const draft = readDraft(kind, id);
  return draft && draft.version === version ? draft.values : null;
}

/** Another type sends other points: they follow as long as nobody has chosen them. */
function withPointsOfType(changed: FormValues, all: FormValues): FormValues {
  const { type } = changed;
  if (type !== 'dry' && type !== 'wet') return all;
  const before = mandatoryPoints(type === 'dry' ? 'wet' : 'dry');
  const isUsual = Array.isArray(all.points) && [...before].sort().join() === [...all.points].sort().join();
  return isUsual ? { ...all, points: mandatoryPoints(type) } : all;
}

/** What the server refused holds until the field is changed. */
function withoutChanged(
  refused: ReadonlyMap<string, string>,
  changed: FormValues,
): ReadonlyMap<string, string> {
  if (refused.size === 0) return refused;
  const names = Object.keys(changed);
  return new Map([...refused].filter(([path]) => !names.some((name) => path.split('.')[0] === name)));
}
