import { audit } from '../../../auth/audit';
import { workbench } from '../../../workbench';
import { statusFor } from '../../exchange-calls';
import { pauseBody } from '../../exchange-schemas';
import { handle } from '../../handle';
import { json } from '../../json';
import { ProblemError } from '../../problem';
import { readJson } from '../../read-input';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Sends nothing more until somebody resumes. */
export const POST = handle('steer-exchange', async ({ request, identity }) => {
  const { reason } = await readJson(request, pauseBody);
  const { ministry } = workbench();
  const { endpoint } = ministry.status();
  if (!endpoint) throw new ProblemError(409, 'link-off');
  await ministry.pause(identity.name, reason);
  await audit(identity.name, 'exchange.pause', endpoint.url, 'done', { reason });
  return json(statusFor(identity, request));
});
