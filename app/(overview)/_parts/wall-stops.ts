import { LEVELS } from '../../../data/model/level';
import type { EnterpriseRisk, Warning } from '../../../data/model/risk';
import type { CitySelection } from '../../../twin/city/city-selection';

export interface WallStopsOptions {
  readonly enterprises: readonly { readonly id: string; readonly district: string }[];
  /** By enterprise id. */
  readonly riskOf: ReadonlyMap<string, Pick<EnterpriseRisk, 'actual'>>;
  /** By enterprise id: its gravest open warning. */
  readonly warningOf: ReadonlyMap<string, Pick<Warning, 'level'>>;
}

/**
 * Where a big screen looks, one after another: the whole city (null), every enterprise with an open warning, the gravest first,
 * then every district with enterprises, the one with the highest actual risk first.
 */
export function wallStops({
  enterprises,
  riskOf,
  warningOf,
}: WallStopsOptions): readonly (CitySelection | null)[] {
  const actualOf = (id: string): number => riskOf.get(id)?.actual ?? 0;
  const rankOf = (id: string): number => {
    const level = warningOf.get(id)?.level;
    return level === undefined ? LEVELS.length : LEVELS.indexOf(level);
  };
  const warned = enterprises
    .filter(({ id }) => warningOf.has(id))
    .toSorted((a, b) => rankOf(a.id) - rankOf(b.id) || actualOf(b.id) - actualOf(a.id));
  const highest = new Map<string, number>();
  for (const { id, district } of enterprises)
    highest.set(district, Math.max(highest.get(district) ?? 0, actualOf(id)));
  const districts = [...highest].toSorted(([a, x], [b, y]) => y - x || a.localeCompare(b));
  return [
    null,
    ...warned.map(({ id }) => ({ kind: 'enterprise', id }) as const),
    ...districts.map(([code]) => ({ kind: 'district', code }) as const),
  ];
}
