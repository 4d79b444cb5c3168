import type { Identity } from '../../../../../../../data/model/person';
import type { RegistryRecord } from '../../../../../../../data/model/registry';
import { hasRight } from '../../../../../../auth/rights';
import { workbench } from '../../../../../../workbench';
import { handle } from '../../../../../handle';
import { json } from '../../../../../json';
import { findRecord, keptRegistry, kindOf, type RecordParams } from '../../../../../registry-calls';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Every state that a record was in, newest first. */
export const GET = handle<RecordParams>('see', async ({ identity, params }) => {
  const { kind, id } = findRecord(identity, kindOf(params));
  const versions = await workbench().registryDesk.versions(kind, id);
  return json({ items: versions.map((version) => ({ ...version, record: seen(version.record, identity) })) });
});

/** Contacts only for who may see them, and of a gateway no station of a foreign district. */
function seen(record: RegistryRecord, identity: Identity): RegistryRecord {
  if (record.kind === 'enterprise')
    return hasRight(identity, 'see-contacts') ? record : { ...record, contacts: [] };
  if (record.kind !== 'gateway' || identity.districts === null) return record;
  const { stations } = keptRegistry(identity);
  return { ...record, stations: record.stations.filter((id) => stations.has(id)) };
}
