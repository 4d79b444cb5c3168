import { LIVE } from '../../../../../../data/model/world';
import { workbench } from '../../../../../workbench';
import { handle } from '../../../../handle';
import { json } from '../../../../json';
import { pictureListQuery } from '../../../../picture-schemas';
import { ProblemError } from '../../../../problem';
import { readQuery } from '../../../../read-input';
import { worldView } from '../../../../world-view';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** When the pictures of a camera were taken. */
export const GET = handle<{ id: string }>('see', async ({ identity, params: { id }, url }) => {
  const { from, to, limit } = readQuery(url, pictureListQuery);
  const camera = (await worldView(identity, LIVE)).registry().cameras.get(id);
  if (!camera) throw new ProblemError(404, 'unknown-camera', { id });
  const { snapshots, now } = workbench();
  const moments = await snapshots.list(camera.id, { from, to: to ?? now(), limit });
  return json({ items: moments.map((ts) => ({ ts })) });
});
