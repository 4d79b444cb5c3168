'use client';

import { useTranslations } from 'next-intl';
import {
  CLASSES_WANTED,
  PASSPHRASE_MIN,
  PASSWORD_MAX,
  PASSWORD_MIN,
  PASSWORDS_REMEMBERED,
} from '../../auth/password-rules';
import styles from './account.module.css';
import { type LineState, PASSWORD_LINES, type PasswordLine } from './check-password';

const SIGNS: Readonly<Record<LineState, string>> = { met: '✓', unmet: '○', later: '·' };
const NUMBERS = {
  shortest: PASSWORD_MIN,
  longest: PASSWORD_MAX,
  long: PASSPHRASE_MIN,
  kinds: CLASSES_WANTED,
  remembered: PASSWORDS_REMEMBERED,
};

/** Each rule with a sign and a word for readers of the screen; nothing is marked as broken before something is written. */
export function PasswordChecklist({
  states,
  isEmpty,
}: {
  states: Readonly<Record<PasswordLine, LineState>>;
  isEmpty: boolean;
}) {
  const t = useTranslations('account');
  return (
    <ul className={styles.checklist} aria-label={t('rules.title')}>
      {PASSWORD_LINES.map((rule) => {
        const state = isEmpty ? 'later' : states[rule];
        return (
          <li key={rule} data-state={state}>
            <span className={styles.sign} aria-hidden>
              {SIGNS[state]}
            </span>
            <span>
              {t(`rules.${rule}`, NUMBERS)}
              {isEmpty ? null : <span className="visually-hidden"> {t(`rules.state.${state}`)}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
