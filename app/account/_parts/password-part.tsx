'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { putJson } from '../../ui/api';
import { Failure } from '../../ui/failure';
import { PasswordField } from '../../ui/password-field';
import { ME_KEY, type Me } from '../../ui/use-me';
import styles from './account.module.css';
import { checkPassword, isSound } from './check-password';
import { PasswordChecklist } from './password-checklist';
import { placeProblem } from './place-problem';

/** Sets or changes the password. The rules are shown as they are met; the server has the last word. */
export function PasswordPart({ me, hasPassword }: { me: Me; hasPassword: boolean }) {
  const t = useTranslations('account');
  const queries = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({
    mutationFn: () => putJson('/api/me/password', { next, ...(current === '' ? {} : { current }) }),
    onSuccess() {
      setCurrent('');
      setNext('');
      void queries.invalidateQueries({ queryKey: ME_KEY });
      void queries.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  const states = checkPassword(next, me.name);
  const problem = placeProblem(change.error);
  const wrongIn = (field: 'current' | 'next') => (problem?.field === field ? problem.sentence : null);

  function submit(event: FormEvent): void {
    event.preventDefault();
    change.mutate();
  }

  return (
    <section className={`panel ${styles.section}`} aria-labelledby="password">
      <h2 id="password">{hasPassword ? t('password.change') : t('password.set')}</h2>
      <p className={styles.hint}>{hasPassword ? t('password.changeHint') : t('password.setHint')}</p>
      <form className={styles.form} onSubmit={submit}>
        {/* For password keepers: whose password this is. */}
        <input type="text" name="username" hidden readOnly autoComplete="username" value={me.name} />
        {hasPassword ? (
          <PasswordField
            label={t('password.current')}
            value={current}
            onChange={setCurrent}
            autoComplete="current-password"
            hint={t('password.currentHint')}
            wrong={wrongIn('current')}
            required={false}
          />
        ) : null}
        <PasswordField
          label={t('password.next')}
          value={next}
          onChange={(value) => {
            setNext(value);
            if (change.isSuccess) change.reset();
          }}
          autoComplete="new-password"
          wrong={wrongIn('next')}
        />
        <PasswordChecklist states={states} isEmpty={next === ''} />
        {problem?.field === null ? <Failure error={change.error} /> : null}
        {change.isSuccess ? (
          <p role="status" className={styles.done}>
            {t('password.done')}
          </p>
        ) : null}
        <div className={styles.actions}>
          <button
            type="submit"
            className="button button-primary"
            disabled={!isSound(states) || change.isPending}
          >
            {t('password.save')}
          </button>
        </div>
      </form>
    </section>
  );
}
