import { workbench } from '../../workbench';
import { handle } from '../handle';
import { json } from '../json';
import { readQuery } from '../read-input';
import { warningsQuery } from '../schemas';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Warnings, newest first; `state=all` shows the closed ones too. */
export const GET = handle('see', async ({ url }) => {
  const { state, limit } = readQuery(url, warningsQuery);
  return json({
    items: await workbench().store.warnings({ ...(state === 'open' ? { open: true } : {}), limit }),
  });
});
