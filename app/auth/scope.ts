import type { Identity } from '../../data/model/person';
import { hasRight } from './rights';

/** What of the plants somebody may see. */
export interface Scope {
  /** GB/T 2260 codes; null: the whole city. */
  readonly districts: readonly string[] | null;
  /** Names and phones of the plants' contacts too. */
  readonly contacts: boolean;
}

export function scopeOf(identity: Identity): Scope {
  return { districts: identity.districts, contacts: hasRight(identity, 'see-contacts') };
}

/** The same for the same scope; empty for all there is. */
export function scopeKey({ districts, contacts }: Scope): string {
  if (districts === null) return contacts ? '' : 'city without contacts';
  const named = [...new Set(districts)].sort().join(',');
  return `districts ${named} ${contacts ? 'with' : 'without'} contacts`;
}
