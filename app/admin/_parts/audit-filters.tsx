'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import styles from './admin.module.css';
import { AUDIT_GROUPS } from './audit-groups';
import { NOBODY } from './nobody';
import { AUDIT_TIME } from './read-audit-time';
import type { AdminView, ChangeAdminView } from './use-admin-view';

/** By whom, what kind, from when to when: taken into the address when sent. */
export function AuditFilters({
  view,
  change,
  names,
}: {
  view: AdminView;
  change: ChangeAdminView;
  /** What is offered while a name is being written. */
  names: readonly string[];
}) {
  const t = useTranslations('admin');
  const list = useId();
  const nobody = t('audit.nobody');
  const [actor, setActor] = useState(view.actor === NOBODY ? nobody : (view.actor ?? ''));
  const [group, setGroup] = useState(view.group);
  const [from, setFrom] = useState(view.from ?? '');
  const [to, setTo] = useState(view.to ?? '');
  const isFiltered = Boolean(view.actor || view.group || view.from || view.to);

  function actorOf(written: string): string | null {
    return written === nobody ? NOBODY : written || null;
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    void change({ actor: actorOf(actor.trim()), group, from: from || null, to: to || null, before: null });
  }

  return (
    <search aria-label={t('audit.filter')}>
      <form className={styles.form} onSubmit={submit}>
        <label className="field">
          <span>{t('audit.who')}</span>
          <input
            list={list}
            maxLength={200}
            value={actor}
            onChange={(event) => setActor(event.target.value)}
          />
          <datalist id={list}>
            {[nobody, ...names].map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </label>
        <label className="field">
          <span>{t('audit.what')}</span>
          <select
            value={group ?? ''}
            onChange={(event) => setGroup(AUDIT_GROUPS.find((known) => known === event.target.value) ?? null)}
          >
            <option value="">{t('audit.everything')}</option>
            {AUDIT_GROUPS.map((known) => (
              <option key={known} value={known}>
                {t(`audit.group.${known}`)}
              </option>
            ))}
          </select>
        </label>
        <Moment label={t('audit.from')} value={from} onChange={setFrom} />
        <Moment label={t('audit.to')} value={to} onChange={setTo} />
        <button type="submit" className="button button-primary">
          {t('audit.show')}
        </button>
        {isFiltered ? (
          <button
            type="button"
            className="button"
            onClick={() => void change({ actor: null, group: null, from: null, to: null, before: null })}
          >
            {t('audit.clear')}
          </button>
        ) : null}
      </form>
    </search>
  );
}

/** A field of its own: the browser's picker would show twelve hours and its own order of day and month. */
function Moment({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (text: string) => void;
}) {
  const t = useTranslations('admin');
  return (
    <label className="field">
      <span>{label}</span>
      <input
        value={value}
        placeholder="2026-11-22 14:03"
        title={t('audit.timeHint')}
        pattern={AUDIT_TIME}
        spellCheck={false}
        maxLength={16}
        size={16}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  );
}
