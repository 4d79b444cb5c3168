'use client';

import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useId, useState } from 'react';
import styles from './password-field.module.css';

export interface PasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What a password keeper should fill in or offer to keep. */
  readonly autoComplete: 'current-password' | 'new-password';
  readonly hint?: string | undefined;
  /** What the server found wrong with it. */
  readonly wrong?: string | null;
  readonly required?: boolean;
}

/** A password that can be looked at, with a word when the keyboard writes capitals only. */
export function PasswordField(props: PasswordFieldProps) {
  const { label, value, onChange, autoComplete, hint, wrong, required = true } = props;
  const t = useTranslations('account');
  const field = useId();
  const [shown, setShown] = useState(false);
  const [capitals, setCapitals] = useState(false);
  const noteCapitals = (event: KeyboardEvent) => setCapitals(event.getModifierState('CapsLock'));
  return (
    <div className={styles.field}>
      <label htmlFor={field}>{label}</label>
      <div className={styles.box} data-wrong={wrong ? true : undefined}>
        <input
          id={field}
          name={autoComplete}
          type={shown ? 'text' : 'password'}
          autoComplete={autoComplete}
          autoCapitalize="off"
          spellCheck={false}
          maxLength={LONGEST}
          required={required}
          value={value}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={`${field}-says`}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={noteCapitals}
          onKeyUp={noteCapitals}
          onBlur={() => setCapitals(false)}
        />
        <button
          type="button"
          className={styles.show}
          aria-pressed={shown}
          aria-label={shown ? t('field.hideLong') : t('field.showLong')}
          onClick={() => setShown(!shown)}
        >
          {shown ? t('field.hide') : t('field.show')}
        </button>
      </div>
      <div id={`${field}-says`} aria-live="polite">
        {wrong ? <p className={styles.wrong}>{wrong}</p> : null}
        {capitals ? <p className={styles.wrong}>{t('field.capsLock')}</p> : null}
        {hint ? <p className={styles.hint}>{hint}</p> : null}
      </div>
    </div>
  );
}

/** More than the longest allowed, so that a longer one is told to be too long and not cut in silence. */
const LONGEST = 200;
