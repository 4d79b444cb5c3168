'use client';

import { useLocale, useTranslations } from 'next-intl';
import { Fragment } from 'react';
import type { LinkStage, LinkStatus } from '../../../data/model/exchange';
import { formatAge, formatDateTime, formatNumber } from '../../ui/format';
import { LevelIcon } from '../../ui/level-icon';
import { useServerNow } from '../../ui/live';
import styles from './exchange.module.css';
import { judgeLink, type LinkTrouble } from './judge-link';
import { fillOf, pipeStretches, type Stage, type Stretch } from './pipe-stretches';

/** Stored, sealed, sent, accepted: a station each, and between them a pipe with what waits in it. Grey, until something is wrong. */
export function Pipe({ status }: { status: LinkStatus }) {
  const t = useTranslations('exchange');
  const now = useServerNow();
  const trouble = judgeLink(status, now);
  return (
    <section className={`panel ${styles.pipePanel}`} aria-label={t('pipe.label')}>
      <ol className={styles.pipe}>
        <Station stage="stored" of={status.stages.stored} />
        {pipeStretches(status).map((stretch) => (
          <Fragment key={stretch.to}>
            <Length
              stretch={stretch}
              state={status.state}
              trouble={trouble?.before === stretch.to ? trouble : null}
            />
            <Station stage={stretch.to} of={status.stages[stretch.to]} />
          </Fragment>
        ))}
      </ol>
    </section>
  );
}

function Station({ stage, of }: { stage: Stage; of: LinkStage }) {
  const t = useTranslations('exchange');
  const locale = useLocale();
  const now = useServerNow();
  const newest = of.newestReceivedTs;
  return (
    <li className={styles.station} data-stage={stage} title={t(`pipe.${stage}Help`)}>
      <span className={styles.stationName}>{t(`pipe.${stage}`)}</span>
      <b className={`${styles.stationCount} live-value`}>{formatNumber(of.readings, 0)}</b>
      <span className={`${styles.muted} num`} title={newest === null ? undefined : formatDateTime(newest)}>
        {newest === null || now === 0
          ? t('pipe.nothingYet')
          : t('pipe.newest', { age: formatAge(now - newest, locale) })}
      </span>
    </li>
  );
}

function Length({
  stretch,
  state,
  trouble,
}: {
  stretch: Stretch;
  state: LinkStatus['state'];
  trouble: LinkTrouble | null;
}) {
  const t = useTranslations('exchange');
  return (
    <li
      className={styles.length}
      data-level={trouble?.level}
      data-closed={isClosed(stretch, state) || undefined}
    >
      <span className={styles.waiting}>
        {trouble ? <LevelIcon level={trouble.level} size={18} /> : null}
        <span className="num">{t('pipe.waiting', { count: stretch.waiting })}</span>
      </span>
      <span className={styles.tube} aria-hidden>
        <span className={styles.content} style={{ inlineSize: `${fillOf(stretch.waiting) * 100}%` }} />
        {isClosed(stretch, state) ? <Valve /> : null}
      </span>
      <span className={styles.trouble}>{trouble ? t(`trouble.${trouble.reason}`) : ' '}</span>
    </li>
  );
}

/** Paused: nothing more is sealed. Breaker open: nothing is sent. */
function isClosed({ to }: Stretch, state: LinkStatus['state']): boolean {
  return (state === 'paused' && to === 'sealed') || (state === 'open' && to === 'accepted');
}

function Valve() {
  return (
    <svg aria-hidden className={styles.valve} viewBox="0 0 24 24" width="24" height="24">
      <path
        d="M3 5v14l9-7Zm18 0v14l-9-7Z"
        fill="var(--surface)"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
      <path d="M12 12V2M8 2h8" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </svg>
  );
}
