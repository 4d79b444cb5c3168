import { handle } from '../handle';
import { json } from '../json';
import { readQuery } from '../read-input';
import { warningsQuery } from '../schemas';
import { worldView } from '../world-view';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Warnings of the enterprises that are shown, newest first; `state=all` shows the closed ones too. */
export const GET = handle('see', async ({ url, identity }) => {
  const { world, state, limit } = readQuery(url, warningsQuery);
  const { store, registry } = await worldView(identity, world);
  const { enterprises } = registry();
  const items = await store.warnings({
    ...(state === 'open' ? { open: true } : {}),
    enterprises: [...enterprises.keys()],
    limit,
  });
  return json({ items });
});
