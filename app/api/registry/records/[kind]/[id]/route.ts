import { isDeepStrictEqual } from 'node:util';
import { recordIn } from '../../../../../../data/model/registry';
import { workbench } from '../../../../../workbench';
import { handle } from '../../../../handle';
import { json } from '../../../../json';
import { languageOf } from '../../../../language';
import { readJson } from '../../../../read-input';
import {
  keepRecords,
  parseRecord,
  type RecordParams,
  recordAnswerOf,
  requireFit,
  requireVersion,
} from '../../../../registry-calls';
import { recordBody } from '../../../../registry-schemas';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Creates a record, or changes it if nobody else has meanwhile. A new station or gateway gets a secret, told this once. */
export const PUT = handle<RecordParams>('manage-registry', async ({ request, identity, params }) => {
  const { record: input, version, reason } = await readJson(request, recordBody);
  const locale = languageOf(request.headers);
  return workbench().registryDesk.inTurn(async () => {
    const record = parseRecord(input, params, locale);
    requireFit(identity, [record], { locale });
    requireVersion(record, version);
    const known = recordIn(workbench().registryDesk.all(), record.kind, record.id);
    if (known && isDeepStrictEqual(known, record)) return json(recordAnswerOf(identity, record));
    const action = known ? 'registry.change' : 'registry.create';
    const [made] = await keepRecords(identity, [record], { action, reason });
    const answer = recordAnswerOf(identity, record);
    return json(made ? { ...answer, secret: made.secret } : answer, known ? 200 : 201);
  });
});
