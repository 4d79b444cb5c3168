import { handle } from '../api/handle';
import { workbench } from '../workbench';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Prometheus text of how the one process does, for a program with a key. */
export const GET = handle('see-metrics', async () => {
  const headers = { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' };
  return new Response(await workbench().metrics(), { headers });
});
