'use client';

import { useMemo } from 'react';
import type { Collector } from '../../data/model/registry';
import { type EnterpriseDetail, useEnterprises } from './registry';

/** Where a collector stands and who sends its data. */
export interface Place {
  readonly enterprise: EnterpriseDetail;
  readonly collector: Collector;
  /** Its data come from a virtual station. */
  readonly virtual: boolean;
}

/** Every registered collector's place by its id; empty while the registry loads. */
export function usePlaces(): ReadonlyMap<string, Place> {
  const enterprises = useEnterprises();
  return useMemo(() => placesOf(enterprises ?? []), [enterprises]);
}

function placesOf(enterprises: readonly EnterpriseDetail[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  for (const enterprise of enterprises) {
    for (const collector of enterprise.collectors) {
      const station = enterprise.stations.find((s) => s.collectors.includes(collector.id));
      places.set(collector.id, { enterprise, collector, virtual: station?.virtual ?? false });
    }
  }
  return places;
}
