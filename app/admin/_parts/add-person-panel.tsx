'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { postJson } from '../../ui/api';
import { Failure } from '../../ui/failure';
import { SidePanel } from '../../ui/side-panel';
import styles from './admin.module.css';
import { type MadeLink, MadeLinkNote } from './made-link-note';
import { isScopeWhole, RoleAndDistricts, type Scope } from './role-and-districts';
import { PEOPLE_KEY } from './use-people';

const USUAL: Scope = { role: 'duty-officer', districts: null };

/** Adds somebody; the answer is a link that signs them in once. */
export function AddPersonPanel({ onClose }: { onClose: () => void }) {
  const t = useTranslations('admin');
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [scope, setScope] = useState<Scope>(USUAL);
  const [made, setMade] = useState<MadeLink | null>(null);
  const add = useMutation({
    mutationFn: () => postJson<{ link: string }>('/api/people', { name: name.trim(), ...scope }),
    onSuccess({ link }) {
      setMade({ name: name.trim(), link });
      setName('');
      setScope(USUAL);
      void queries.invalidateQueries({ queryKey: PEOPLE_KEY });
    },
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    add.mutate();
  }

  return (
    <SidePanel title={t('people.add')} onClose={onClose}>
      <form className={styles.stack} onSubmit={submit}>
        {made ? <MadeLinkNote made={made} /> : null}
        <label className="field">
          <span>{t('people.name')}</span>
          <input
            required
            maxLength={60}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <span className={styles.hint}>{t('people.nameHint')}</span>
        </label>
        <RoleAndDistricts scope={scope} onChange={setScope} />
        <Failure error={add.error} />
        <div className={styles.actions}>
          <button
            type="submit"
            className="button button-primary"
            disabled={add.isPending || name.trim() === '' || !isScopeWhole(scope)}
          >
            {t('people.make')}
          </button>
        </div>
      </form>
    </SidePanel>
  );
}
