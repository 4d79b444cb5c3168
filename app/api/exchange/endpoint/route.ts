import { audit } from '../../../auth/audit';
import { requireWholeCity } from '../../../auth/require-whole-city';
import { workbench } from '../../../workbench';
import { configured, statusFor } from '../../exchange-calls';
import { endpointBody } from '../../exchange-schemas';
import { handle } from '../../handle';
import { json } from '../../json';
import { readJson } from '../../read-input';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Where the link goes. The keys are kept in a file and never told again. */
export const PUT = handle('set-exchange', async ({ request, identity }) => {
  await requireWholeCity(identity, 'exchange.configure');
  const settings = await readJson(request, endpointBody);
  await configured(() => workbench().ministry.configure(settings));
  const { appId, standIn, profile } = settings;
  const url = workbench().ministry.status().endpoint?.url ?? '';
  await audit(identity.name, 'exchange.configure', url, 'done', { appId, standIn, profile });
  return json(statusFor(identity, request));
});

/** Takes the operator's endpoint away. */
export const DELETE = handle('set-exchange', async ({ request, identity }) => {
  await requireWholeCity(identity, 'exchange.remove');
  const url = workbench().ministry.status().endpoint?.url ?? '';
  await workbench().ministry.configure(null);
  await audit(identity.name, 'exchange.remove', url, 'done');
  return json(statusFor(identity, request));
});
