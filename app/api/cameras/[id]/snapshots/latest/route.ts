import { workbench } from '../../../../../workbench';
import { handle } from '../../../../handle';
import { ProblemError } from '../../../../problem';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** The newest picture of a camera. `x-simulated: 1` marks one that a virtual station drew. */
export const GET = handle<{ id: string }>('see', async ({ params: { id } }) => {
  const { registry, snapshots } = workbench();
  const { cameras, stations } = registry();
  const camera = cameras.get(id);
  if (!camera) throw new ProblemError(404, 'unknown-camera', { id });
  const snapshot = await snapshots.latest(camera.id);
  if (!snapshot) throw new ProblemError(404, 'no-snapshot', { id });
  const headers = new Headers({
    'content-type': snapshot.contentType,
    'cache-control': 'no-store',
    'last-modified': new Date(snapshot.ts).toUTCString(),
    'x-taken-ts': String(snapshot.ts),
  });
  if (stations.get(camera.station)?.virtual) headers.set('x-simulated', '1');
  return new Response(snapshot.picture, { headers });
});
