import { controlVirtual } from '../../control-virtual';
import { handle } from '../../handle';
import { json } from '../../json';
import { readJson } from '../../read-input';
import { clearBody } from '../../schemas';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Test control: ends one fault of a collector of a virtual station, or all of them. */
export const POST = handle('control-virtual', async ({ request, identity }) => {
  const { collector, fault } = await readJson(request, clearBody);
  const command = { cmd: 'clear' as const, collector, ...(fault === undefined ? {} : { fault }) };
  await controlVirtual(identity, command);
  return json({ sent: true }, 202);
});
