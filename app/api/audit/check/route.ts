import { audit } from '../../../auth/audit';
import { requireWholeCity } from '../../../auth/require-whole-city';
import { workbench } from '../../../workbench';
import { handle } from '../../handle';
import { json } from '../../json';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Walks along the whole chain. */
export const GET = handle('see-audit', async ({ identity }) => {
  await requireWholeCity(identity, 'audit.check');
  const found = await workbench().store.checkAudit();
  const { entries, ok, firstBad, reason } = found;
  await audit(identity.name, 'audit.check', '-', 'done', { entries, ok, firstBad, reason });
  return json(found);
});
