'use client';

import { useLocale, useTranslations } from 'next-intl';
import type { PointForecast } from '../../../analytics/forecast/forecast-types';
import { levelOfPriority } from '../../../data/model/level';
import { POINTS } from '../../../data/model/points';
import { formatAge, formatQuantity } from '../../ui/format';
import { LevelIcon } from '../../ui/level-icon';
import { readDuration } from '../../ui/rule-numbers';
import { LimitWords } from './limit-words';
import { soonestLimit } from './soonest-limit';
import styles from './trends.module.css';

/** One line under a chart: when the chosen line reaches which limit, or that it does not, and what that was made of. */
export function ForecastNote({ forecast, name }: { forecast: PointForecast; name: string }) {
  const t = useTranslations('trends');
  const locale = useLocale();
  const { unit, decimals } = POINTS[forecast.point];
  const soonest = soonestLimit(forecast);
  const { basis, slopePerHour } = forecast;
  const made = {
    buckets: basis.buckets,
    bucket: readDuration(basis.bucketMs),
    share: Math.round(forecast.confidence * 100),
    horizon: formatAge(forecast.horizonMs, locale),
  };
  return (
    <p className={styles.forecast}>
      <span className={styles.forecastMark}>{t('forecast.mark')}</span>
      <b>{name}</b>
      {soonest ? (
        <span className={styles.forecastLimit}>
          {soonest.timeToLimit.kind === 'not-enough' ? null : (
            <LevelIcon
              level={levelOfPriority(soonest.priority)}
              size={16}
              hollow={soonest.timeToLimit.kind === 'no-crossing'}
            />
          )}
          <LimitWords
            timeToLimit={soonest.timeToLimit}
            at={forecast.at}
            limit={`${t(`limit.side.${soonest.side}`)} ${formatQuantity(soonest.value, unit, decimals)}`}
          />
        </span>
      ) : (
        <span>
          {basis.buckets < basis.need
            ? t('limit.notEnough', { have: basis.buckets, need: basis.need })
            : t('forecast.noLimit')}
        </span>
      )}
      {slopePerHour ? (
        <span className={styles.muted} title={t('forecast.methodNote')}>
          {t('forecast.slope', {
            slope: formatQuantity(slopePerHour.value, unit, decimals + 2),
            per: basis.runShare === null ? t('forecast.perHour') : t('forecast.perRunHour'),
          })}{' '}
          {t('forecast.made', made)}
        </span>
      ) : null}
    </p>
  );
}
