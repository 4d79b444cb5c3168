import { isRetired, type RegistryRecord } from '../../../../../../../data/model/registry';
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
import { retireTogether } from '../../../../../retire-together';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Takes a record out of service, alone or with all that depends on it; its past stays. */
export const POST = handle<RecordParams>('manage-registry', async ({ request, identity, params }) => {
  const { reason, version, cascade } = await readJson(request, retireBody);
  const { registryDesk } = workbench();
  return registryDesk.inTurn(async () => {
    const record = findRecord(identity, kindOf(params));
    if (isRetired(record)) throw new ProblemError(409, 'already-retired', { id: record.id });
    requireVersion(record, version);
    const leaving = cascade ? retireTogether(record, registryDesk.all()) : [record];
    const retired = leaving.map((one): RegistryRecord => ({ ...one, retired: true }));
    requireFit(identity, retired, { locale: languageOf(request.headers), together: cascade });
    await keepRecords(identity, retired, { action: 'registry.retire', reason });
    const also = leaving.slice(1).map(({ kind, id }) => ({ kind, id }));
    return json({ ...recordAnswerOf(identity, record), also });
  });
});
