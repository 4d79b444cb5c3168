import { type Registry, type RegistryRecord, recordIn } from '../../data/model/registry';

export interface DistrictScope {
  /** What is kept. */
  readonly registry: Registry;
  /** How it would be. */
  readonly would: Registry;
  /** Null: the whole city. */
  readonly districts: readonly string[] | null;
}

/** May somebody of these districts change this record? As it is kept and as it would be, it lies in them with all that it serves. */
export function isInDistricts(
  record: RegistryRecord,
  { registry, would, districts }: DistrictScope,
): boolean {
  if (districts === null) return true;
  const before = recordIn(registry, record.kind, record.id);
  const lies = (one: RegistryRecord, all: Registry): boolean =>
    districtsOf(one, all).every((district) => district === null || districts.includes(district));
  return lies(record, would) && (before === undefined || lies(before, registry));
}

/** Null where an enterprise is not known: that is a fault of its own. */
function districtsOf(record: RegistryRecord, all: Registry): readonly (string | null)[] {
  const of = (enterprise: string | undefined): string | null =>
    (enterprise === undefined ? undefined : all.enterprises.get(enterprise)?.district) ?? null;
  if (record.kind === 'enterprise') return [record.district];
  if (record.kind === 'gateway') return record.stations.map((id) => of(all.stations.get(id)?.enterprise));
  return [of(record.enterprise)];
}
