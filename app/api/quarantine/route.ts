import { handle } from '../handle';
import { json } from '../json';
import { readQuery } from '../read-input';
import { quarantineQuery } from '../schemas';
import { worldView } from '../world-view';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** What was rejected, why, first and last seen, how often. */
export const GET = handle('see-quarantine', async ({ url, identity }) => {
  const { world, limit } = readQuery(url, quarantineQuery);
  return json({ items: await (await worldView(identity, world)).store.quarantine(limit) });
});
