import type { Enterprise, Registry } from '../model/registry';
import type { baseOf } from './build-messages';

/** The base data of an enterprise, made once for each registry. */
export function createBaseCache(
  make: (registry: Registry, enterprise: Enterprise) => ReturnType<typeof baseOf>,
): (registry: Registry, enterprise: Enterprise) => ReturnType<typeof baseOf> {
  const cache = new WeakMap<Registry, Map<string, ReturnType<typeof baseOf>>>();
  return (registry, enterprise) => {
    const made = cache.get(registry) ?? new Map<string, ReturnType<typeof baseOf>>();
    cache.set(registry, made);
    const known = made.get(enterprise.id) ?? make(registry, enterprise);
    made.set(enterprise.id, known);
    return known;
  };
}
