'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { postJson } from '../../ui/api';
import { CODE_DIGITS, CodeField } from '../../ui/code-field';
import { PasswordField } from '../../ui/password-field';
import { formatCountdown } from './format-countdown';
import { type Refusal, readRefusal } from './read-refusal';
import styles from './sign-in.module.css';
import { useCountdown } from './use-countdown';

/** Signs in by name and password, then by the second factor's code where one is wanted. */
export function PasswordForm({ goTo }: { goTo: string }) {
  const t = useTranslations('signIn');
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [waitS, wait] = useCountdown();
  const isWaiting = waitS > 0;

  async function enter(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy || isWaiting) return;
    setBusy(true);
    setRefusal(null);
    try {
      await postJson('/api/session', { name: name.trim(), password, ...(code ? { code } : {}) });
      window.location.assign(goTo);
    } catch (error) {
      refuse(readRefusal(error));
      setBusy(false);
    }
  }

  function refuse(found: Refusal): void {
    if (found.kind === 'wait') wait(found.seconds);
    // A code that was refused is worthless; one that is asked for is no mistake of anybody.
    if (found.kind === 'code-needed' || code !== null) setCode('');
    if (found.kind !== 'code-needed') setRefusal(found);
  }

  function startOver(): void {
    setCode(null);
    setPassword('');
    setRefusal(null);
  }

  return (
    <form className={styles.form} onSubmit={(event) => void enter(event)}>
      {code === null ? (
        <>
          <label className="field">
            <span>{t('name')}</span>
            <input
              required
              maxLength={60}
              name="username"
              autoComplete="username"
              autoCapitalize="off"
              spellCheck={false}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </label>
          <PasswordField
            label={t('password')}
            value={password}
            onChange={setPassword}
            autoComplete="current-password"
          />
        </>
      ) : (
        <>
          <p>{t('codeNeeded', { name: name.trim() })}</p>
          <CodeField value={code} onChange={setCode} autoFocus />
        </>
      )}
      <RefusalNote refusal={refusal} waitS={waitS} />
      <div className={styles.actions}>
        <button
          type="submit"
          className="button button-primary"
          disabled={busy || isWaiting || !isFilled({ name, password, code })}
        >
          {busy ? t('entering') : t('enter')}
        </button>
        {code === null ? null : (
          <button type="button" className="button" onClick={startOver}>
            {t('startOver')}
          </button>
        )}
      </div>
    </form>
  );
}

interface Entry {
  readonly name: string;
  readonly password: string;
  readonly code: string | null;
}

function isFilled({ name, password, code }: Entry): boolean {
  return name.trim() !== '' && password !== '' && (code === null || code.length === CODE_DIGITS);
}

/** The countdown itself is not read aloud every second: the sentence is, once. */
function RefusalNote({ refusal, waitS }: { refusal: Refusal | null; waitS: number }) {
  const t = useTranslations('signIn');
  const common = useTranslations('common');
  if (!refusal || (refusal.kind === 'wait' && waitS === 0)) return null;
  return (
    <div className={styles.failure}>
      <p role="alert">
        {refusal.kind === 'unreachable' ? common('unreachable') : null}
        {refusal.kind === 'sentence' ? refusal.text : null}
        {refusal.kind === 'wait' ? t(`wait.${refusal.reason}`) : null}
      </p>
      {refusal.kind === 'wait' ? (
        <p className="num" role="timer">
          {t('wait.left', { time: formatCountdown(waitS) })}
        </p>
      ) : null}
    </div>
  );
}
