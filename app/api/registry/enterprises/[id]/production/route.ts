import { lastDayOfStop } from '../../../../../../data/model/is-overdue';
import type { Enterprise } from '../../../../../../data/model/registry';
import { workbench } from '../../../../../workbench';
import { handle } from '../../../../handle';
import { json } from '../../../../json';
import { languageOf } from '../../../../language';
import { ProblemError } from '../../../../problem';
import { readJson } from '../../../../read-input';
import {
  findRecord,
  keepRecords,
  recordAnswerOf,
  requireFit,
  requireVersion,
} from '../../../../registry-calls';
import { productionBody } from '../../../../registry-schemas';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Says whether an enterprise produces: running, stopped for at most three months, or a long stop. Silence follows it. */
export const PUT = handle<{ id: string }>(
  ['manage-maintenance', 'manage-registry'],
  async ({ request, identity, params: { id } }) => {
    const { status, reason, untilTs, version } = await readJson(request, productionBody);
    const { registryDesk, now } = workbench();
    return registryDesk.inTurn(async () => {
      const record = findRecord(identity, { kind: 'enterprise', id }) as Enterprise;
      if (version !== undefined) requireVersion(record, version);
      const isSame = record.productionStatus === status && record.production !== undefined;
      const sinceTs = isSame ? (record.production?.sinceTs ?? now()) : now();
      requireUntil({ status, sinceTs, untilTs, now: now() });
      const changed: Enterprise = {
        ...record,
        productionStatus: status,
        production: { sinceTs, reason, ...(untilTs === undefined ? {} : { untilTs }) },
      };
      requireFit(identity, [changed], { locale: languageOf(request.headers) });
      await keepRecords(identity, [changed], { action: 'registry.production', reason });
      return json(recordAnswerOf(identity, record));
    });
  },
);

/** An end lies ahead, a running plant has none, and a stop ends within three months of its beginning. */
function requireUntil(of: {
  readonly status: Enterprise['productionStatus'];
  readonly sinceTs: number;
  readonly untilTs: number | undefined;
  readonly now: number;
}): void {
  if (of.untilTs === undefined) return;
  if (of.status === 'running') throw new ProblemError(422, 'production-no-end');
  if (of.untilTs <= of.now) throw new ProblemError(422, 'production-end-past');
  if (of.status === 'stopped' && of.untilTs > lastDayOfStop(of.sinceTs))
    throw new ProblemError(422, 'production-too-long');
}
