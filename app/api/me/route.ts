import { ROLE_RIGHTS } from '../../auth/rights';
import { handle } from '../handle';
import { json } from '../json';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Who is asking, and what they may do. */
export const GET = handle('know-self', async ({ identity }) => {
  const { name, role, kind } = identity;
  return json({ name, role, kind, rights: ROLE_RIGHTS[role] });
});
