import type { Enterprise, Registry } from '../../data/model/registry';

/** The registry with these enterprises and what belongs to them alone. A gateway stays when it serves a station of theirs, and names no others. */
export function keepEnterprises(registry: Registry, isKept: (enterprise: Enterprise) => boolean): Registry {
  const enterprises = keep(registry.enterprises, isKept);
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
