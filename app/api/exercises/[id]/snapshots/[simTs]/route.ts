import { workbench } from '../../../../../workbench';
import { requireOwnRun, steered } from '../../../../exercise-calls';
import { handle } from '../../../../handle';
import { json } from '../../../../json';
import { ProblemError } from '../../../../problem';
import { parseJson, readBytes, readQuery } from '../../../../read-input';
import { snapshotPutQuery } from '../../../../schemas';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

const SNAPSHOT_BYTES = 4 * 1024 * 1024;

/** The simulator's state at a round's edge, by the run's own process; the judge's state is stored with it. */
export const PUT = handle<{ id: string; simTs: string }>(
  'be-run',
  async ({ request, identity, params: { id, simTs }, url }) => {
    requireOwnRun(identity, id);
    if (!/^\d{1,15}$/.test(simTs))
      throw new ProblemError(400, 'bad-field', { field: 'simTs', value: simTs, limit: 'integer' });
    const { automatic } = readQuery(url, snapshotPutQuery);
    const state = parseJson(await readBytes(request, SNAPSHOT_BYTES));
    await steered(() =>
      workbench().exercises.putSnapshot(id, { simTs: Number(simTs), automatic: automatic === '1', state }),
    );
    return json({ stored: true });
  },
);
