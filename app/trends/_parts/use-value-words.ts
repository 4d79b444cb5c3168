'use client';

import { useTranslations } from 'next-intl';
import { POINTS, type PointId } from '../../../data/model/points';
import { formatPoint, NO_VALUE } from '../../ui/format';

/** A point's value in words: a number with its unit, or what a switch says. */
export type ValueWords = (point: PointId, value: number | undefined) => string;

export function useValueWords(): ValueWords {
  const points = useTranslations('points');
  return (point, value) => {
    if (POINTS[point].kind !== 'bool') return formatPoint(point, value);
    return value === undefined ? NO_VALUE : points(`${point}.${value >= 0.5 ? 'on' : 'off'}`);
  };
}
