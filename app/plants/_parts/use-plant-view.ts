'use client';

import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

export const PLANT_TABS = ['points', 'alarms', 'risk', 'plant'] as const;
export type PlantTab = (typeof PLANT_TABS)[number];

export const SPANS = ['1h', '8h', '24h', '7d'] as const;
export type Span = (typeof SPANS)[number];

const parsers = {
  /** Camera preset: `plant`, a collector's id, or `collector/part`. Without one the camera looks at the open part. */
  view: parseAsString,
  /** `collector/part` whose panel is open. */
  part: parseAsString,
  tab: parseAsStringLiteral(PLANT_TABS).withDefault('points'),
  /** How far back the panel's history goes. */
  span: parseAsStringLiteral(SPANS).withDefault('1h'),
};

/** What the plant page shows, held in the address: a copied link shows the same picture. */
export function usePlantView() {
  return useQueryStates(parsers, { history: 'replace' });
}
