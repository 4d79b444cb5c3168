'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { postJson, sendDelete } from '../../ui/api';
import { CODE_DIGITS, CodeField } from '../../ui/code-field';
import { Failure } from '../../ui/failure';
import { ME_KEY } from '../../ui/use-me';
import styles from './account.module.css';
import { TotpEnrolment, type TotpSecret } from './totp-enrolment';

/** The second factor: enrol an authenticator, or take it off with one of its codes. */
export function TotpPart({ hasTotp, isAdministrator }: { hasTotp: boolean; isAdministrator: boolean }) {
  const t = useTranslations('account');
  const [secret, setSecret] = useState<TotpSecret | null>(null);
  const begin = useMutation({ mutationFn: () => postJson<TotpSecret>('/api/me/totp'), onSuccess: setSecret });
  return (
    <section className={`panel ${styles.section}`} aria-labelledby="totp">
      <div className={styles.heading}>
        <h2 id="totp">{t('totp.title')}</h2>
        <b>{hasTotp ? t('totp.on') : t('totp.off')}</b>
      </div>
      <p className={styles.hint}>{isAdministrator ? t('totp.hintAdministrator') : t('totp.hint')}</p>
      {hasTotp ? <Removal /> : null}
      {!hasTotp && secret ? <TotpEnrolment secret={secret} onClose={() => setSecret(null)} /> : null}
      {hasTotp || secret ? null : (
        <div className={styles.actions}>
          <button type="button" className="button" disabled={begin.isPending} onClick={() => begin.mutate()}>
            {t('totp.begin')}
          </button>
        </div>
      )}
      <Failure error={begin.error} />
    </section>
  );
}

function Removal() {
  const t = useTranslations('account');
  const queries = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [code, setCode] = useState('');
  const remove = useMutation({
    mutationFn: () => sendDelete('/api/me/totp', { code }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ME_KEY }),
    onError: () => setCode(''),
  });
  if (!isOpen)
    return (
      <div className={styles.actions}>
        <button type="button" className="button" onClick={() => setOpen(true)}>
          {t('totp.remove')}
        </button>
      </div>
    );

  function submit(event: FormEvent): void {
    event.preventDefault();
    remove.mutate();
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <p>{t('totp.removeHint')}</p>
      <CodeField value={code} onChange={setCode} autoFocus />
      <Failure error={remove.error} />
      <div className={styles.actions}>
        <button
          type="submit"
          className="button button-primary"
          disabled={code.length < CODE_DIGITS || remove.isPending}
        >
          {t('totp.removeNow')}
        </button>
        <button type="button" className="button" onClick={() => setOpen(false)}>
          {t('cancel')}
        </button>
      </div>
    </form>
  );
}
