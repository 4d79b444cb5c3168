import { audit } from '../../../auth/audit';
import { requireWholeCity } from '../../../auth/require-whole-city';
import { workbench } from '../../../workbench';
import { standInBody } from '../../exchange-schemas';
import { handle } from '../../handle';
import { json } from '../../json';
import { ProblemError } from '../../problem';
import { readJson } from '../../read-input';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** What the stand-in that runs here has in its ledger. */
export const GET = handle('see-exchange', async () => {
  const ledger = await workbench().ministry.standInLedger();
  if (!ledger) throw new ProblemError(404, 'no-stand-in');
  return json(ledger);
});

/** Test control: how the stand-in misbehaves. */
export const POST = handle('control-virtual', async ({ request, identity }) => {
  await requireWholeCity(identity, 'exchange.stand-in');
  const command = await readJson(request, standInBody);
  if (!(await workbench().ministry.controlStandIn(command))) throw new ProblemError(404, 'no-stand-in');
  await audit(identity.name, 'exchange.stand-in', command.behaviour, 'done', {
    requests: command.requests ?? 'all',
  });
  return json({ sent: true }, 202);
});
