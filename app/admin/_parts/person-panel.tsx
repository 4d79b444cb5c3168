'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import type { Person } from '../../../data/store/people-store';
import { postJson, putJson } from '../../ui/api';
import { Facts } from '../../ui/facts';
import { Failure } from '../../ui/failure';
import { formatDateTime } from '../../ui/format';
import { useServerNow } from '../../ui/live';
import { SidePanel } from '../../ui/side-panel';
import { useMe } from '../../ui/use-me';
import styles from './admin.module.css';
import { ConfirmButton } from './confirm-button';
import { MadeLinkNote } from './made-link-note';
import { personState } from './person-state';
import { isScopeWhole, RoleAndDistricts, type Scope } from './role-and-districts';
import { PEOPLE_KEY } from './use-people';

/** One person: what is known, role and districts, and the ways in. */
export function PersonPanel({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useTranslations('admin');
  const state = personState(person, useServerNow());
  return (
    <SidePanel title={person.name} onClose={onClose}>
      <div className={styles.stack}>
        <Facts
          rows={[
            [t('people.state'), t(`people.is.${state}`)],
            [
              t('people.lockedUntil'),
              state === 'locked' && person.lockedUntilTs ? formatDateTime(person.lockedUntilTs) : null,
            ],
            [t('people.since'), formatDateTime(person.createdTs)],
            [t('people.password'), person.hasPassword ? t('yes') : t('no')],
            [t('people.totp'), person.hasTotp ? t('yes') : t('no')],
          ]}
        />
        <WaysIn person={person} isLocked={state === 'locked'} />
        <ScopeForm person={person} />
      </div>
    </SidePanel>
  );
}

function ScopeForm({ person }: { person: Person }) {
  const t = useTranslations('admin');
  const queries = useQueryClient();
  const [changed, setChanged] = useState<Scope | null>(null);
  const scope = changed ?? { role: person.role, districts: person.districts };
  const save = useMutation({
    mutationFn: () => putJson(`/api/people/${encodeURIComponent(person.id)}`, scope),
    async onSuccess() {
      await queries.invalidateQueries({ queryKey: PEOPLE_KEY });
      setChanged(null);
    },
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    save.mutate();
  }

  return (
    <form className={styles.part} onSubmit={submit}>
      <h3>{t('people.scope')}</h3>
      <RoleAndDistricts scope={scope} onChange={setChanged} />
      <Failure error={save.error} />
      {save.isSuccess && changed === null ? <p role="status">{t('people.saved')}</p> : null}
      <div className={styles.actions}>
        <button
          type="submit"
          className="button button-primary"
          disabled={changed === null || !isScopeWhole(scope) || save.isPending}
        >
          {t('people.save')}
        </button>
      </div>
    </form>
  );
}

type Way = 'link' | 'reset-password' | 'reset-totp' | 'disable' | 'enable';

function WaysIn({ person, isLocked }: { person: Person; isLocked: boolean }) {
  const t = useTranslations('admin');
  const queries = useQueryClient();
  const isMyself = useMe()?.person?.id === person.id;
  const act = useMutation({
    mutationFn: (way: Way) => send(person.id, way),
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: PEOPLE_KEY });
      await queries.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  const isDisabled = person.disabledTs !== null;
  const { name } = person;
  return (
    <section className={styles.part}>
      <h3>{t('people.waysIn')}</h3>
      {act.data ? <MadeLinkNote made={{ name, link: act.data }} /> : null}
      <Failure error={act.error} />
      <div className={styles.actions}>
        <button
          type="button"
          className="button"
          disabled={isDisabled || act.isPending}
          onClick={() => act.mutate('link')}
        >
          {isLocked ? t('people.unlock') : t('people.newLink')}
        </button>
        <ConfirmButton
          label={t('people.resetPassword')}
          question={t('people.resetPasswordAsk', { name })}
          disabled={isMyself || !person.hasPassword || act.isPending}
          onConfirm={() => act.mutate('reset-password')}
        />
        <ConfirmButton
          label={t('people.resetTotp')}
          question={t('people.resetTotpAsk', { name })}
          disabled={isMyself || !person.hasTotp || act.isPending}
          onConfirm={() => act.mutate('reset-totp')}
        />
        {isDisabled ? (
          <button
            type="button"
            className="button"
            disabled={act.isPending}
            onClick={() => act.mutate('enable')}
          >
            {t('people.enable')}
          </button>
        ) : (
          <ConfirmButton
            label={t('people.disable')}
            question={t('people.disableAsk', { name })}
            disabled={isMyself || act.isPending}
            onConfirm={() => act.mutate('disable')}
          />
        )}
      </div>
      <p className={styles.hint}>{isMyself ? t('people.notMyself') : t('people.waysHint')}</p>
    </section>
  );
}

/** Answers the link where one was made. */
async function send(id: string, way: Way): Promise<string | null> {
  const path = `/api/people/${encodeURIComponent(id)}`;
  switch (way) {
    case 'link':
      return (await postJson<{ link: string }>(`${path}/link`)).link;
    case 'reset-password':
      await postJson(`${path}/reset`, { what: 'password' });
      return null;
    case 'reset-totp':
      await postJson(`${path}/reset`, { what: 'totp' });
      return null;
    default:
      await putJson(path, { disabled: way === 'disable' });
      return null;
  }
}
