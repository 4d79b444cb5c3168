import type { Enterprise, Registry } from '../../data/model/registry';

/** The registry without the names and phones of the plants' contacts. */
export function stripContacts(registry: Registry): Registry {
  const enterprises = new Map<string, Enterprise>();
  for (const [id, enterprise] of registry.enterprises) enterprises.set(id, { ...enterprise, contacts: [] });
  return { ...registry, enterprises };
}
