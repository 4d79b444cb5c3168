import { workbench } from '../../workbench';
import { handle } from '../handle';
import { json } from '../json';
import { readQuery } from '../read-input';
import { limitQuery } from '../schemas';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** What was rejected, why, first and last seen, how often. */
export const GET = handle('see-quarantine', async ({ url }) => {
  const { limit } = readQuery(url, limitQuery);
  return json({ items: await workbench().store.quarantine(limit) });
});
