import { hasRight } from '../../../../../../auth/rights';
import { workbench } from '../../../../../../workbench';
import { handle } from '../../../../../handle';
import { json } from '../../../../../json';
import { findRecord, kindOf, type RecordParams } from '../../../../../registry-calls';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Every state that a record was in, newest first. */
export const GET = handle<RecordParams>('see', async ({ identity, params }) => {
  const { kind, id } = findRecord(identity, kindOf(params));
  const versions = await workbench().registryDesk.versions(kind, id);
  if (hasRight(identity, 'see-contacts')) return json({ items: versions });
  const items = versions.map((version) =>
    version.record.kind === 'enterprise'
      ? { ...version, record: { ...version.record, contacts: [] } }
      : version,
  );
  return json({ items });
});
