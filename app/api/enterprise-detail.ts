import type { Camera, Collector, Enterprise, Registry, Station } from '../../data/model/registry';

export type EnterpriseDetail = Enterprise & {
  readonly collectors: readonly Collector[];
  readonly stations: readonly Station[];
  readonly cameras: readonly Camera[];
};

/** An enterprise and what belongs to it; collectors in the order in which they stand in the workshop. */
export function enterpriseDetail(registry: Registry, enterprise: Enterprise): EnterpriseDetail {
  const belongs = (record: { readonly enterprise: string }): boolean => record.enterprise === enterprise.id;
  const collectors = [...registry.collectors.values()].filter(belongs);
  return {
    ...enterprise,
    collectors: collectors.sort((a, b) => a.position - b.position || a.id.localeCompare(b.id)),
    stations: [...registry.stations.values()].filter(belongs),
    cameras: [...registry.cameras.values()].filter(belongs),
  };
}
