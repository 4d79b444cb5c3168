import { requireWholeCity } from '../../auth/require-whole-city';
import { workbench } from '../../workbench';
import { handle } from '../handle';
import { json } from '../json';
import { auditQuery } from '../people-schemas';
import { readQuery } from '../read-input';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Who did what, newest first. It names people and plants of all districts. */
export const GET = handle('see-audit', async ({ url, identity }) => {
  await requireWholeCity(identity, 'audit.read');
  const { limit, before, actor, action } = readQuery(url, auditQuery);
  const items = await workbench().store.auditTrail({
    limit,
    ...(before === undefined ? {} : { before }),
    ...(actor === undefined ? {} : { actor }),
    ...(action === undefined ? {} : { action }),
  });
  return json({ items });
});
