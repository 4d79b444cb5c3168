import { isRetired, type RegistryRecord, recordsOf } from '../../../../../../../data/model/registry';
import { workbench } from '../../../../../../workbench';
import { handle } from '../../../../../handle';
import { json } from '../../../../../json';
import { languageOf } from '../../../../../language';
import { ProblemError } from '../../../../../problem';
import { readJson } from '../../../../../read-input';
import {
  findRecord,
  keepRecords,
  kindOf,
  type RecordParams,
  recordAnswerOf,
  requireFit,
  requireVersion,
} from '../../../../../registry-calls';
import { retireBody } from '../../../../../registry-schemas';
import { recordKey } from '../../../../../registry-users';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Puts a retired record back into service, alone or with all that was retired together with it. */
export const POST = handle<RecordParams>('manage-registry', async ({ request, identity, params }) => {
  const { reason, version, cascade } = await readJson(request, retireBody);
  return workbench().registryDesk.inTurn(async () => {
    const record = findRecord(identity, kindOf(params));
    if (!isRetired(record)) throw new ProblemError(409, 'not-retired', { id: record.id });
    requireVersion(record, version);
    const coming = cascade ? [record, ...retiredWith(record)] : [record];
    const restored = coming.map((one): RegistryRecord => ({ ...one, retired: false }));
    requireFit(identity, restored, { locale: languageOf(request.headers) });
    await keepRecords(identity, restored, { action: 'registry.restore', reason });
    const also = coming.slice(1).map(({ kind, id }) => ({ kind, id }));
    return json({ ...recordAnswerOf(identity, record), also });
  });
});

/** Others of the same act: retired at the same moment by the same person, and not touched since. */
function retiredWith(record: RegistryRecord): RegistryRecord[] {
  const { registryDesk } = workbench();
  const heads = registryDesk.heads();
  const act = heads.get(recordKey(record));
  return recordsOf(registryDesk.all()).filter((one) => {
    const head = heads.get(recordKey(one));
    return (
      isRetired(one) && recordKey(one) !== recordKey(record) && head?.ts === act?.ts && head?.by === act?.by
    );
  });
}
