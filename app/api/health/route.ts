import { workbench } from '../../workbench';
import { handleOpenly } from '../handle';
import { json } from '../json';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** How the one process does, without signing in. 503 when the store cannot be read or cannot keep what comes. */
export const GET = handleOpenly(async () => {
  const { version, startedTs, now, live, store, brokerConnections, activeRuns, isUnrecorded } = workbench();
  const counts = await store.counts().catch(() => null);
  const isRecorded = counts !== null && !isUnrecorded();
  const body = {
    status: isRecorded ? 'ok' : 'degraded',
    version,
    uptimeS: Math.floor((now() - startedTs) / 1000),
    worlds: {
      ...Object.fromEntries(
        activeRuns().map(({ world, judgedThrough, simTs }) => [
          world,
          { judgedThrough, lagMs: simTs - judgedThrough },
        ]),
      ),
      live: { judgedThrough: live.judgedThrough(), lagMs: live.lagMs() },
    },
    broker: { status: 'ok', connections: brokerConnections() },
    store: { status: isRecorded ? 'ok' : 'unavailable' },
    readingsStored: counts?.readingsStored ?? null,
    readingsRejected: counts?.readingsRejected ?? null,
  };
  return json(body, isRecorded ? 200 : 503);
});
