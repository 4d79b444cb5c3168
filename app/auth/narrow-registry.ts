import type { Registry } from '../../data/model/registry';
import { keepEnterprises } from './keep-enterprises';

/**
 * The registry as somebody sees it who may see these districts alone: their enterprises and what belongs to them. A gateway is
 * seen when it serves one of their stations, and names no others. `null` is the whole city: the registry itself.
 */
export function narrowRegistry(registry: Registry, districts: readonly string[] | null): Registry {
  if (districts === null) return registry;
  return keepEnterprises(registry, ({ district }) => districts.includes(district));
}
