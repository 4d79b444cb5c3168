import { LIVE } from '../../../../../data/model/world';
import { audit } from '../../../../auth/audit';
import { workbench } from '../../../../workbench';
import { handle } from '../../../handle';
import { json } from '../../../json';
import { ProblemError } from '../../../problem';
import { worldView } from '../../../world-view';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Ends a time of maintenance now: what still holds is raised. One that has not begun never takes place. */
export const POST = handle<{ id: string }>('manage-maintenance', async ({ identity, params: { id } }) => {
  const { registryDesk } = workbench();
  const { collectors } = (await worldView(identity, LIVE)).registry();
  return registryDesk.inTurn(async () => {
    const known = registryDesk.maintenance().find((window) => window.id === id);
    if (!known || !collectors.has(known.collector))
      throw new ProblemError(404, 'unknown-maintenance', { id });
    const ended = await registryDesk.endMaintenance(id, identity.name);
    if (!ended) throw new ProblemError(404, 'unknown-maintenance', { id });
    await audit(identity.name, 'maintenance.end', ended.collector, 'done', { id, to: ended.to });
    return json(ended);
  });
});
