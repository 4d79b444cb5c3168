'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { LinkStatus } from '../../../data/model/exchange';
import { ROMAN } from '../../../data/model/level';
import { formatAge, formatDateTime, formatLag, formatNumber } from '../../ui/format';
import { LevelIcon } from '../../ui/level-icon';
import { useServerNow } from '../../ui/live';
import styles from './exchange.module.css';
import { judgeLink } from './judge-link';

/** Young readings are on their way, not waiting. */
const MOMENT_MS = 10_000;

/** One sentence: how the link stands, why, and what to do. Colour only when something is wrong. */
export function LinkState({ status }: { status: LinkStatus }) {
  const t = useTranslations('exchange');
  const common = useTranslations('common');
  const now = useServerNow();
  const trouble = judgeLink(status, now);
  return (
    <section className={styles.state} data-level={trouble?.level} aria-label={t('state.label')}>
      <strong className={styles.stateName} data-state={status.state}>
        {trouble ? <LevelIcon level={trouble.level} size={22} /> : null}
        {trouble ? (
          <span className="visually-hidden">
            {ROMAN[trouble.level]} {common(`level.${trouble.level}`)}
          </span>
        ) : null}
        <span role="status">{t(`state.${status.state}`)}</span>
      </strong>
      <div className={styles.sentences}>
        <Sentence status={status} />
        {trouble?.reason === 'needs-person' ? <p>{t('state.needsPerson')}</p> : null}
        <Waits status={status} />
      </div>
      {trouble ? <span className={styles.muted}>{t('state.levels')}</span> : null}
    </section>
  );
}

function Sentence({ status }: { status: LinkStatus }) {
  const t = useTranslations('exchange');
  const locale = useLocale();
  const now = useServerNow();
  const { state, pause, lastAnswer, nextTryTs, failuresInARow, delayMs } = status;
  switch (state) {
    case 'off':
      return <p>{t('sentence.off')}</p>;
    case 'running':
      return (
        <p>
          {delayMs
            ? t('sentence.running', { median: formatLag(delayMs.median, locale) })
            : t('sentence.started')}
        </p>
      );
    case 'paused':
      return (
        <p>
          {pause
            ? t('sentence.paused', { by: pause.by, ts: formatDateTime(pause.ts), reason: pause.reason })
            : t('state.paused')}
        </p>
      );
    default:
      return (
        <p>
          {t(`kind.${lastAnswer?.kind ?? 'unreachable'}`)}
          {lastAnswer?.message ? <code className={styles.foreign}>{lastAnswer.message}</code> : null}{' '}
          {t(`sentence.${state}`, {
            failures: formatNumber(failuresInARow, 0),
            seconds: secondsTo(nextTryTs, now),
          })}
        </p>
      );
  }
}

/** What waits, and that nothing of it is lost. What came a moment ago is no backlog. */
function Waits({ status: { state, backlog } }: { status: LinkStatus }) {
  const t = useTranslations('exchange');
  const locale = useLocale();
  const now = useServerNow();
  if (state === 'off') return null;
  const oldest = backlog.oldestReceivedTs;
  const waitsMs = oldest === null || now === 0 ? 0 : now - oldest;
  if (backlog.readings === 0 || (state === 'running' && waitsMs < MOMENT_MS)) return <p>{t('waits.none')}</p>;
  const count = formatNumber(backlog.readings, 0);
  const age = formatAge(waitsMs, locale);
  if (state === 'running') return <p>{t('waits.running', { count, age })}</p>;
  return <p>{t('waits.kept', { count, age })}</p>;
}

function secondsTo(ts: number | null, now: number): string {
  if (ts === null || now === 0) return '—';
  return formatNumber(Math.max(0, Math.ceil((ts - now) / 1000)), 0);
}
