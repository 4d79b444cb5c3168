import { LIVE } from '../../../../../data/model/world';
import { workbench } from '../../../../workbench';
import { handle } from '../../../handle';
import { json } from '../../../json';
import { limited } from '../../../limit-calls';
import { pictureAtQuery } from '../../../picture-schemas';
import { uploadPicture } from '../../../picture-upload';
import { ProblemError } from '../../../problem';
import { readQuery } from '../../../read-input';
import { worldView } from '../../../world-view';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** A picture from the camera's own station, its gateway, or an administrator. */
export const POST = handle<{ id: string }>(
  'upload-picture',
  limited('picture-upload', async (call) => json(await uploadPicture(call), 201)),
);

/** A picture of the past stays what it is, but for one that comes late. */
const PAST_KEPT_S = 300;

/** The newest picture at or before a moment. `x-simulated: 1` marks one that a virtual station drew. */
export const GET = handle<{ id: string }>(
  'see',
  limited('pictures', async ({ identity, params: { id }, url }) => {
    const { at } = readQuery(url, pictureAtQuery);
    const { cameras, stations } = (await worldView(identity, LIVE)).registry();
    const camera = cameras.get(id);
    if (!camera) throw new ProblemError(404, 'unknown-camera', { id });
    const { snapshots, now } = workbench();
    const snapshot = await snapshots.at(camera.id, at ?? now());
    if (!snapshot) throw new ProblemError(404, 'no-snapshot', { id });
    const headers = new Headers({
      'content-type': snapshot.contentType,
      'x-content-type-options': 'nosniff',
      'cache-control': at === undefined ? 'private, no-cache' : `private, max-age=${PAST_KEPT_S}`,
      'last-modified': new Date(snapshot.ts).toUTCString(),
      'x-picture-ts': String(snapshot.ts),
    });
    if (stations.get(camera.station)?.virtual) headers.set('x-simulated', '1');
    return new Response(snapshot.picture, { headers });
  }),
);
