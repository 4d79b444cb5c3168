'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useId, useState } from 'react';
import styles from './admin.module.css';
import { AUDIT_GROUPS } from './audit-groups';
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
  const [actor, setActor] = useState(view.actor ?? '');
  const [group, setGroup] = useState(view.group);
  const [from, setFrom] = useState(view.from ?? '');
  const [to, setTo] = useState(view.to ?? '');
  const isFiltered = Boolean(view.actor || view.group || view.from || view.to);

  function submit(event: FormEvent): void {
    event.preventDefault();
    void change({ actor: actor.trim() || null, group, from: from || null, to: to || null, before: null });
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
            {names.map((name) => (
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
        <label className="field">
          <span>{t('audit.from')}</span>
          <input type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} />
        </label>
        <label className="field">
          <span>{t('audit.to')}</span>
          <input type="datetime-local" value={to} onChange={(event) => setTo(event.target.value)} />
        </label>
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
