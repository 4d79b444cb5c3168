'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { LinkAnswer, LinkStatus } from '../../../data/model/exchange';
import { Facts } from '../../ui/facts';
import { formatAge, formatDateTime, formatLag, NO_VALUE } from '../../ui/format';
import { useServerNow } from '../../ui/live';
import { ProvisionalMark } from '../../ui/provisional-mark';
import { StandInMark } from '../../ui/stand-in-mark';
import styles from './exchange.module.css';

/** Where the link leads, by which arrangement of messages, and what it last answered. */
export function EndpointPart({ status: { endpoint, lastAnswer } }: { status: LinkStatus }) {
  const t = useTranslations('exchange');
  if (!endpoint) return null;
  return (
    <section
      className={`panel ${styles.part}`}
      data-stand-in={endpoint.standIn || undefined}
      aria-label={t('endpoint.label')}
    >
      <Facts
        rows={[
          [
            t('endpoint.url'),
            <span key="url" className={styles.line}>
              <code className={styles.code}>{endpoint.url}</code>
              {endpoint.standIn ? <StandInMark /> : null}
            </span>,
          ],
          [
            t('endpoint.appId'),
            <code key="appId" className={styles.code}>
              {endpoint.appId}
            </code>,
          ],
          [t('endpoint.source'), t(`endpoint.from.${endpoint.source}`)],
          [
            t('endpoint.profile'),
            <span key="profile" className={styles.line}>
              <code className={styles.code}>{endpoint.profile}</code>
              <ProvisionalMark kind="provisional" note={t('endpoint.provisional')} />
            </span>,
          ],
          [t('endpoint.lastAnswer'), <Answer key="answer" answer={lastAnswer} />],
        ]}
      />
      <p className={styles.muted}>{t('endpoint.provisional')}</p>
    </section>
  );
}

function Answer({ answer }: { answer: LinkAnswer | null }) {
  const t = useTranslations('exchange');
  const locale = useLocale();
  const now = useServerNow();
  if (!answer) return NO_VALUE;
  const age = now > 0 ? t('pipe.newest', { age: formatAge(now - answer.ts, locale) }) : '';
  return (
    <span className={styles.stack}>
      <span>{t(`answer.${answer.kind}`)}</span>
      <span className={`${styles.muted} num`} title={formatDateTime(answer.ts)}>
        {[
          answer.httpStatus === null ? null : `HTTP ${answer.httpStatus}`,
          formatLag(answer.tookMs, locale),
          age,
        ]
          .filter((part) => part !== null && part !== '')
          .join(' · ')}
      </span>
    </span>
  );
}
