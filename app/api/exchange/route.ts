import { statusFor } from '../exchange-calls';
import { handle } from '../handle';
import { json } from '../json';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** How the link to the ministry does. */
export const GET = handle('see-exchange', async ({ request, identity }) =>
  json(statusFor(identity, request)),
);
