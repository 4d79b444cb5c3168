import type { Registry } from '../../data/model/registry';

/**
 * The registry as somebody sees it who may see these districts alone: their enterprises and what belongs to them. A gateway is
 * seen when it serves one of their stations, and names no others. `null` is the whole city: the registry itself.
 */
export function narrowRegistry(registry: Registry, districts: readonly string[] | null): Registry {
  if (districts === null) return registry;
  const enterprises = keep(registry.enterprises, ({ district }) => districts.includes(district));
  const isTheirs = ({ enterprise }: { readonly enterprise: string }): boolean => enterprises.has(enterprise);
  const stations = keep(registry.stations, isTheirs);
  const gateways = [...registry.gateways].map(
    ([id, gateway]) =>
      [id, { ...gateway, stations: gateway.stations.filter((station) => stations.has(station)) }] as const,
  );
  return {
    enterprises,
    collectors: keep(registry.collectors, isTheirs),
    stations,
    gateways: new Map(gateways.filter(([, { stations: served }]) => served.length > 0)),
    cameras: keep(registry.cameras, isTheirs),
  };
}

function keep<T>(records: ReadonlyMap<string, T>, isKept: (record: T) => boolean): ReadonlyMap<string, T> {
  return new Map([...records].filter(([, record]) => isKept(record)));
}
