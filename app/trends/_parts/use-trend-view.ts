'use client';

import {
  createParser,
  parseAsArrayOf,
  parseAsBoolean,
  parseAsString,
  parseAsStringLiteral,
  useQueryStates,
} from 'nuqs';
import { formatSeriesKey, isSameSeries, parseSeriesKey } from './series-key';
import { formatWindow, parseWindow, SPANS } from './trend-window';

const seriesParser = createParser({ parse: parseSeriesKey, serialize: formatSeriesKey, eq: isSameSeries });
const windowParser = createParser({
  parse: parseWindow,
  serialize: formatWindow,
  eq: (a, b) => a.from === b.from && a.to === b.to,
});

export const LAYOUTS = ['unit', 'point'] as const;

const parsers = {
  points: parseAsArrayOf(seriesParser).withDefault([]),
  /** The last so much; gives way to `window`. */
  span: parseAsStringLiteral(SPANS).withDefault('24h'),
  /** From and to, Beijing time. */
  window: windowParser,
  /** The part of it that all charts show. */
  zoom: windowParser,
  /** One chart a unit, or one a point. */
  by: parseAsStringLiteral(LAYOUTS).withDefault('unit'),
  forecast: parseAsBoolean.withDefault(false),
  /** The line whose limits and forecast are shown, as in `points`. */
  line: parseAsString,
};

/** What the trends page shows, held in the address: a copied link shows the same. */
export function useTrendView() {
  return useQueryStates(parsers, { history: 'replace' });
}

export type TrendView = ReturnType<typeof useTrendView>[0];
export type ChangeTrendView = ReturnType<typeof useTrendView>[1];
