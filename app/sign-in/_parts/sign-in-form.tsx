'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { Problem, postJson } from '../../ui/api';
import styles from './sign-in.module.css';

/** Takes the link. A link made for somebody carries that name; the first administrator writes their own. */
export function SignInForm({ token, name, goTo }: { token: string; name: string | null; goTo: string }) {
  const t = useTranslations('signIn');
  const common = useTranslations('common');
  const [own, setOwn] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function enter(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setFailure(null);
    try {
      // Shown in a header too: who brings a link that waits is let in however many others try.
      await postJson('/api/session', name ? { token } : { token, name: own.trim() }, {
        'x-sign-in-token': token,
      });
      window.location.assign(goTo);
    } catch (error) {
      setFailure(error instanceof Problem && error.status > 0 ? error.message : common('unreachable'));
      setBusy(false);
    }
  }

  return (
    <form className={styles.form} onSubmit={(event) => void enter(event)}>
      <h1>{name ? t('linkFor', { name }) : t('linkForYou')}</h1>
      <p>{t('once')}</p>
      {name ? null : (
        <label className="field">
          <span>{t('yourName')}</span>
          <input
            required
            maxLength={60}
            autoComplete="name"
            value={own}
            onChange={(event) => setOwn(event.target.value)}
          />
          <span className={styles.hint}>{t('yourNameHint')}</span>
        </label>
      )}
      {failure ? (
        <p role="alert" className={styles.failure}>
          {failure}
        </p>
      ) : null}
      <button type="submit" className="button button-primary" disabled={busy || (!name && own.trim() === '')}>
        {busy ? t('entering') : t('enter')}
      </button>
    </form>
  );
}
