import { workbench } from '../../workbench';
import { handle } from '../handle';
import { json } from '../json';
import { readQuery } from '../read-input';
import { alarmsQuery } from '../schemas';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Alarms, newest first. `state=open` is every alarm that is not normal. */
export const GET = handle('see', async ({ url }) => {
  const { state, collector, from, to, limit } = readQuery(url, alarmsQuery);
  const items = await workbench().store.alarms({
    ...(state ? { states: state } : {}),
    ...(collector ? { collectors: collector } : {}),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    limit,
  });
  return json({ items });
});
