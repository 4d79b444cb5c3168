import { type Camera, isRetired, type Registry, type Station } from '../../data/model/registry';

/**
 * The registry without what is retired: neither shown, judged nor counted. What belongs to a retired record is not in service
 * either. Retired stations stay, marked, so that their accounts are known to be closed; a station names only the collectors
 * that it still sends for.
 */
export function inService(all: Registry): Registry {
  const enterprises = keep(all.enterprises, (enterprise) => !isRetired(enterprise));
  const hasPlant = ({ enterprise }: { readonly enterprise: string }): boolean => enterprises.has(enterprise);
  const collectors = keep(all.collectors, (collector) => !isRetired(collector) && hasPlant(collector));
  const stations = new Map<string, Station>();
  for (const [id, station] of all.stations) {
    if (!hasPlant(station)) continue;
    const served = station.collectors.filter((collector) => collectors.has(collector));
    stations.set(
      id,
      served.length === station.collectors.length ? station : { ...station, collectors: served },
    );
  }
  const isSeen = (camera: Camera): boolean =>
    !isRetired(camera) && hasPlant(camera) && stations.get(camera.station)?.retired === false;
  return {
    enterprises,
    collectors,
    stations,
    gateways: keep(all.gateways, (gateway) => !isRetired(gateway)),
    cameras: keep(all.cameras, isSeen),
  };
}

function keep<T>(records: ReadonlyMap<string, T>, isKept: (record: T) => boolean): ReadonlyMap<string, T> {
  return new Map([...records].filter(([, record]) => isKept(record)));
}
