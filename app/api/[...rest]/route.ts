import { handle } from '../handle';
import { ProblemError } from '../problem';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Any other address below /api: 401 without signing in, as everywhere, else 404. */
const answer = handle('know-self', async ({ url }) => {
  throw new ProblemError(404, 'unknown-path', { path: url.pathname.slice(0, 200) });
});

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT };
