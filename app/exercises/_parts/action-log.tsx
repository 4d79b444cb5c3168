'use client';

import { useTranslations } from 'next-intl';
import type { RunAction } from '../../../data/model/exercise';
import { OPERATOR_ACTIONS } from '../../../data/model/scenario';
import { useAlarmWords } from '../../ui/use-alarm-words';
import styles from './desk.module.css';
import { formatStory } from './format-story';
import { useFaultName } from './use-fault-name';

/** What people did, newest first. */
export function ActionLog({ actions, startTs }: { actions: readonly RunAction[]; startTs: number }) {
  const t = useTranslations('exercises');
  const say = useActionWords(startTs);
  if (actions.length === 0) return <p className={styles.muted}>{t('log.none')}</p>;
  return (
    <ol className={styles.log}>
      {actions.toReversed().map((action) => (
        <li key={`${action.wallTs}${action.kind}${JSON.stringify(action.params)}`}>
          <span className="num">{formatStory((action.simTs - startTs) / 1000)}</span>
          <span>{say(action)}</span>
          <span className={styles.muted}>{action.by}</span>
        </li>
      ))}
    </ol>
  );
}

/** One action as a sentence in the person's language. */
export function useActionWords(startTs: number): (action: RunAction) => string {
  const t = useTranslations('exercises');
  const words = useAlarmWords();
  const fault = useFaultName();
  return ({ kind, params }) => {
    const text = (name: string): string => String(params[name] ?? '');
    const operator = OPERATOR_ACTIONS.find((each) => each === params.action);
    return t(`log.${kind}`, {
      collector: text('collector'),
      fault: params.fault === undefined ? t('log.everyFault') : fault(text('fault')),
      severity: Math.round(Number(params.severity ?? 1) * 100),
      seconds: text('seconds'),
      speed: text('speed'),
      action: operator ? t(`act.${operator}`) : text('action'),
      rule: words.ruleName(text('ruleId')),
      reason: text('reason'),
      from: text('from'),
      at: formatStory((Number(params.simTs ?? startTs) - startTs) / 1000),
    });
  };
}
