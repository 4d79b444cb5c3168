'use client';

import { useTranslations } from 'next-intl';
import type { Collector } from '../../../data/model/registry';
import { OPERATOR_ACTIONS, type OperatorAction } from '../../../data/model/scenario';
import { useLanguage } from '../../ui/use-language';
import type { Desk } from './desk';
import styles from './desk.module.css';
import { DeskButton } from './desk-button';

/** What an operator can do at each system, with an effect on the plant. What does not fit is refused by the plant itself. */
export function ActionsTab({ desk, collectors }: { desk: Desk; collectors: readonly Collector[] }) {
  const t = useTranslations('exercises');
  const language = useLanguage();
  return (
    <ul className={`${styles.tab} ${styles.rows}`}>
      {collectors.map((collector) => (
        <li key={collector.id} className={styles.system} aria-label={collector.name[language]}>
          <span>
            <b>{collector.name[language]}</b>
            <span className={`${styles.sub} num`}>{collector.id}</span>
          </span>
          <span className={styles.systemActions}>
            {OPERATOR_ACTIONS.filter((action) => fits(action, collector)).map((action) => (
              <DeskButton
                key={action}
                desk={desk}
                control="act"
                title={t(`act.hint.${action}`)}
                onPress={() => desk.steering.send('action', { action, collector: collector.id })}
              >
                {t(`act.${action}`)}
              </DeskButton>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A dry collector has no pump, a wet one no airlock. */
function fits(action: OperatorAction, { type, dry }: Collector): boolean {
  if (action === 'start-pump') return type === 'wet';
  if (action === 'clear-airlock') return type === 'dry' && dry?.airlock !== 'none';
  return true;
}
