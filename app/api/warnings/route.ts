import { workbench } from '../../workbench';
import { handle } from '../handle';
import { json } from '../json';
import { readQuery } from '../read-input';
import { warningsQuery } from '../schemas';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Warnings of the enterprises that are shown, newest first; `state=all` shows the closed ones too. */
export const GET = handle('see', async ({ url }) => {
  const { state, limit } = readQuery(url, warningsQuery);
  const { store, registry } = workbench();
  const { enterprises } = registry();
  const warnings = await store.warnings({ ...(state === 'open' ? { open: true } : {}), limit });
  return json({ items: warnings.filter(({ enterprise }) => enterprises.has(enterprise)) });
});
