'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { TimeToLimit } from '../../../analytics/forecast/forecast-types';
import { formatAge, formatMinute } from '../../ui/format';

/** When a limit is reached, in words. `at` is the moment of the forecast, epoch ms; `limit` the limit as it is written. */
export function LimitWords({
  timeToLimit,
  at,
  limit,
}: {
  timeToLimit: TimeToLimit;
  at: number;
  limit: string;
}) {
  const t = useTranslations('trends');
  const locale = useLocale();
  const ahead = (ts: number): string => formatAge(ts - at, locale);
  switch (timeToLimit.kind) {
    case 'crossing': {
      const { atTs, earliestTs, latestTs } = timeToLimit;
      const range =
        latestTs === null
          ? t('limit.rangeOpen', { earliest: ahead(earliestTs) })
          : t('limit.range', { earliest: ahead(earliestTs), latest: ahead(latestTs) });
      return (
        <span data-kind="crossing">
          {t('limit.crossing', { limit, ahead: ahead(atTs), moment: formatMinute(atTs), range })}
        </span>
      );
    }
    case 'no-crossing': {
      const { earliestTs, withinMs } = timeToLimit;
      const within = formatAge(withinMs, locale);
      return (
        <span data-kind="no-crossing">
          {earliestTs === null
            ? t('limit.noCrossing', { limit, within })
            : t('limit.noCrossingButEdge', { limit, within, earliest: ahead(earliestTs) })}
        </span>
      );
    }
    case 'already-beyond':
      return <span data-kind="already-beyond">{t('limit.alreadyBeyond', { limit })}</span>;
    case 'not-enough':
      return (
        <span data-kind="not-enough">
          {t('limit.notEnough', { have: timeToLimit.have, need: timeToLimit.need })}
        </span>
      );
  }
}
