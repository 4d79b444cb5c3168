'use client';

import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { ROLES, type Role } from '../../../data/model/person';
import { postJson } from '../../ui/api';
import styles from './admin.module.css';
import { Failure } from './failure';
import type { MadeLink } from './made-link-note';

/** Name and role of a person who shall come in; the answer is a link that works once. */
export function NewLinkForm({ onMade }: { onMade: (made: MadeLink) => void }) {
  const t = useTranslations('admin');
  const common = useTranslations('common');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('duty-officer');
  const make = useMutation({
    mutationFn: () => postJson<{ link: string }>('/api/people', { name: name.trim(), role }),
    onSuccess({ link }) {
      onMade({ name: name.trim(), link });
      setName('');
    },
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    make.mutate();
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <label className="field">
        <span>{t('people.name')}</span>
        <input required maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <label className="field">
        <span>{t('people.role')}</span>
        <select
          value={role}
          onChange={(event) => setRole(ROLES.find((known) => known === event.target.value) ?? role)}
        >
          {ROLES.map((known) => (
            <option key={known} value={known}>
              {common(`role.${known}`)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="button button-primary" disabled={make.isPending || name.trim() === ''}>
        {t('people.make')}
      </button>
      <Failure error={make.error} />
    </form>
  );
}
