import { workbench } from '../../../../workbench';
import { handle } from '../../../handle';
import { json } from '../../../json';
import { pictureType } from '../../../picture-type';
import { ProblemError } from '../../../problem';
import { readBytes } from '../../../read-input';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

const MAX_BYTES = 1024 * 1024;

/** A picture from the camera's own station, its gateway, or an administrator. PNG or JPEG, at most 1 MiB. */
export const POST = handle<{ id: string }>(
  'upload-picture',
  async ({ request, identity, params: { id } }) => {
    const { registry, snapshots, now } = workbench();
    const { cameras, gateways } = registry();
    const camera = cameras.get(id);
    if (!camera) throw new ProblemError(404, 'unknown-camera', { id });
    const account = identity.name;
    const isOwn = camera.station === account || gateways.get(account)?.stations.includes(camera.station);
    if (identity.kind === 'station' && !isOwn) throw new ProblemError(403, 'foreign-camera', { id, account });
    const picture = await readBytes(request, MAX_BYTES);
    const type = pictureType(picture);
    if (!type) throw new ProblemError(415, 'not-a-picture', { bytes: picture.byteLength });
    const ts = now();
    await snapshots.keep({ camera: camera.id, ts, type, picture });
    return json({ camera: camera.id, ts, bytes: picture.byteLength }, 201);
  },
);
