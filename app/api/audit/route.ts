import { workbench } from '../../workbench';
import { handle } from '../handle';
import { json } from '../json';
import { readQuery } from '../read-input';
import { limitQuery } from '../schemas';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Who did what, newest first. */
export const GET = handle('see-audit', async ({ url }) => {
  const { limit } = readQuery(url, limitQuery);
  return json({ items: await workbench().store.auditTrail({ limit }) });
});
