import { audit } from '../../../auth/audit';
import { requireWholeCity } from '../../../auth/require-whole-city';
import { workbench } from '../../../workbench';
import { statusFor } from '../../exchange-calls';
import { handle } from '../../handle';
import { json } from '../../json';
import { ProblemError } from '../../problem';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Lets the link go on. */
export const POST = handle('steer-exchange', async ({ request, identity }) => {
  await requireWholeCity(identity, 'exchange.resume');
  const { ministry } = workbench();
  const { endpoint } = ministry.status();
  if (!endpoint) throw new ProblemError(409, 'link-off');
  await ministry.resume(identity.name);
  await audit(identity.name, 'exchange.resume', endpoint.url, 'done');
  return json(statusFor(identity, request));
});
