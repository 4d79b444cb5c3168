'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import styles from './password-field.module.css';

/** The six digits that the second factor's app shows. Spaces and other signs are left out. */
export function CodeField({
  value,
  onChange,
  wrong,
  autoFocus = false,
}: {
  value: string;
  onChange: (digits: string) => void;
  wrong?: string | null;
  autoFocus?: boolean;
}) {
  const t = useTranslations('account');
  const field = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={field}>{t('field.code')}</label>
      <div className={styles.box} data-wrong={wrong ? true : undefined}>
        <input
          id={field}
          // biome-ignore lint/a11y/noAutofocus: it appears because the person just sent the step before it
          autoFocus={autoFocus}
          inputMode="numeric"
          autoComplete="one-time-code"
          spellCheck={false}
          required
          maxLength={20}
          value={value}
          aria-invalid={wrong ? true : undefined}
          aria-describedby={`${field}-says`}
          onChange={(event) => onChange(event.target.value.replace(/\D/g, '').slice(0, CODE_DIGITS))}
        />
      </div>
      <div id={`${field}-says`} aria-live="polite">
        {wrong ? <p className={styles.wrong}>{wrong}</p> : null}
        <p className={styles.hint}>{t('field.codeHint')}</p>
      </div>
    </div>
  );
}

export const CODE_DIGITS = 6;
