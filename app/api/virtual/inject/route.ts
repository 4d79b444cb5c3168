import { controlVirtual } from '../../control-virtual';
import { handle } from '../../handle';
import { json } from '../../json';
import { readJson } from '../../read-input';
import { injectBody } from '../../schemas';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Test control: lets a fault grow in a collector of a virtual station. */
export const POST = handle('control-virtual', async ({ request, identity }) => {
  const { collector, fault, severity, rampS } = await readJson(request, injectBody);
  await controlVirtual(identity, { cmd: 'inject', collector, fault, severity, rampS });
  return json({ sent: true }, 202);
});
