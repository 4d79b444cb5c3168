import { audit } from '../../../auth/audit';
import { requireWholeCity } from '../../../auth/require-whole-city';
import { workbench } from '../../../workbench';
import { statusFor } from '../../exchange-calls';
import { pauseBody } from '../../exchange-schemas';
import { handle } from '../../handle';
import { json } from '../../json';
import { ProblemError } from '../../problem';
import { readJson } from '../../read-input';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Sends nothing more until somebody resumes. The link is the whole city's, so some districts' duty officer does not hold it. */
export const POST = handle('steer-exchange', async ({ request, identity }) => {
  await requireWholeCity(identity, 'exchange.pause');
  const { reason } = await readJson(request, pauseBody);
  const { ministry } = workbench();
  const { endpoint } = ministry.status();
  if (!endpoint) throw new ProblemError(409, 'link-off');
  await ministry.pause(identity.name, reason);
  await audit(identity.name, 'exchange.pause', endpoint.url, 'done', { reason });
  return json(statusFor(identity, request));
});
