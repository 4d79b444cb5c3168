'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { LinkStatus } from '../../../data/model/exchange';
import { formatAge, formatDateTime, formatLag, formatNumber, NO_VALUE } from '../../ui/format';
import { useServerNow } from '../../ui/live';
import { SimulatedMark } from '../../ui/simulated-mark';
import styles from './exchange.module.css';

/** How fast it goes, what was refused, what was known already, and what stays here and why. */
export function LinkFigures({ status }: { status: LinkStatus }) {
  const t = useTranslations('exchange');
  const locale = useLocale();
  const now = useServerNow();
  const { backlog, delayMs, messagesAccepted, refused, repeated, withheld } = status;
  const oldest = backlog.oldestReceivedTs;
  return (
    <section className={`panel ${styles.part}`} aria-label={t('figures.label')}>
      <dl className={styles.figures}>
        <div>
          <dt>{t('figures.backlog')}</dt>
          <dd>
            <b>{formatNumber(backlog.readings, 0)}</b>
            <span className={styles.muted} title={oldest === null ? undefined : formatDateTime(oldest)}>
              {backlog.readings === 0 ? t('figures.nothingWaits') : null}
              {backlog.readings > 0 && oldest !== null && now > 0
                ? t('figures.oldest', { age: formatAge(now - oldest, locale) })
                : null}
            </span>
          </dd>
        </div>
        <div>
          <dt title={t('figures.delayHelp')}>{t('figures.delay')}</dt>
          <dd>
            <b>{delayMs ? formatLag(delayMs.median, locale) : NO_VALUE}</b>
            <span className={styles.muted}>
              {delayMs ? t('figures.p95', { p95: formatLag(delayMs.p95, locale) }) : t('figures.noDelay')}
            </span>
          </dd>
        </div>
        <div>
          <dt>{t('figures.messages')}</dt>
          <dd>
            <b>{formatNumber(messagesAccepted, 0)}</b>
            <span className={styles.muted} title={t('figures.repeatedHelp')}>
              {t('figures.repeated', { count: repeated })}
            </span>
          </dd>
        </div>
        <div>
          <dt>{t('figures.refused')}</dt>
          <dd>
            <b>{formatNumber(refused, 0)}</b>
            <span className={styles.muted}>
              {refused === 0 ? t('figures.noneRefused') : t('figures.kept')}
            </span>
          </dd>
        </div>
        <div>
          <dt>{t('figures.withheld')}</dt>
          <dd>
            <b>{formatNumber(withheld.virtual, 0)}</b>
            {withheld.virtual > 0 ? <SimulatedMark size="sm" /> : null}
            <span className={styles.muted}>{t('figures.withheldWhy')}</span>
          </dd>
        </div>
      </dl>
    </section>
  );
}
