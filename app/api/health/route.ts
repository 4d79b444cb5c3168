import { workbench } from '../../workbench';
import { handleOpenly } from '../handle';
import { json } from '../json';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** How the one process does, without signing in. 503 when the store cannot be read. */
export const GET = handleOpenly(async () => {
  const { version, startedTs, now, live, store, brokerConnections } = workbench();
  const counts = await store.counts().catch(() => null);
  const body = {
    status: counts ? 'ok' : 'degraded',
    version,
    uptimeS: Math.floor((now() - startedTs) / 1000),
    worlds: { live: { judgedThrough: live.judgedThrough(), lagMs: live.lagMs() } },
    broker: { status: 'ok', connections: brokerConnections() },
    store: { status: counts ? 'ok' : 'unavailable' },
    readingsStored: counts?.readingsStored ?? null,
    readingsRejected: counts?.readingsRejected ?? null,
  };
  return json(body, counts ? 200 : 503);
});
