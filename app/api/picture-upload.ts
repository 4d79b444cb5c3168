import { makeRejection } from '../../data/ingest/make-rejection';
import type { Identity } from '../../data/model/person';
import type { Camera, Registry } from '../../data/model/registry';
import type { RejectionReason } from '../../data/model/rejection';
import { LIVE } from '../../data/model/world';
import {
  MAX_PICTURE_BYTES,
  MAX_PICTURE_PIXELS,
  PICTURE_AHEAD_MS,
  PICTURES_REACH_MS,
} from '../live/pictures/picture-limits';
import type { Taken } from '../live/snapshots';
import { workbench } from '../workbench';
import type { Call } from './handle';
import { pictureQuery } from './picture-schemas';
import { ProblemError } from './problem';
import { readBytes, readQuery } from './read-input';
import { worldView } from './world-view';

export interface KeptPicture {
  readonly camera: string;
  readonly ts: number;
  readonly bytes: number;
  readonly width: number;
  readonly height: number;
}

const FORMATS = 'PNG, JPEG, WebP';
const BUSY_S = 5;
/** As many as may wait in `openSnapshots`. */
const WAITING = 24;

/** Takes a picture for a camera. What is refused is counted in the quarantine and thrown as ProblemError. */
export async function uploadPicture({
  request,
  identity,
  params,
  url,
}: Call<{ id: string }>): Promise<KeptPicture> {
  const { snapshots, now } = workbench();
  const camera = findOwn(params.id, identity, (await worldView(identity, LIVE)).registry());
  const ts = readQuery(url, pictureQuery).ts ?? now();
  requireTime(camera, ts);
  const picture = await readPicture(request, camera);
  const taken = await snapshots.take({ camera: camera.id, ts, now: now(), picture });
  if (!taken.kept) throw refuseTaken(camera, picture, taken);
  const { bytes, width, height } = taken;
  return { camera: camera.id, ts, bytes, width, height };
}

/** A station posts for its own cameras, a gateway for those of its stations, an administrator for those in their districts. */
function findOwn(id: string, { kind, name: account }: Identity, { cameras, gateways }: Registry): Camera {
  const camera = cameras.get(id);
  const isKnown = camera !== undefined && !camera.retired;
  const stations = gateways.get(account)?.stations ?? [account];
  const isOwn = kind !== 'station' || (isKnown && stations.includes(camera.station));
  if (!isOwn)
    reject('picture-foreign', { field: 'camera', value: id, limit: account }, { id, station: account });
  if (!isKnown) throw new ProblemError(404, 'unknown-camera', { id });
  if (!isOwn) throw new ProblemError(403, 'foreign-camera', { id, account });
  return camera;
}

function requireTime(camera: Camera, ts: number): void {
  const now = workbench().now();
  const from = now - PICTURES_REACH_MS;
  const to = now + PICTURE_AHEAD_MS;
  if (ts >= from && ts <= to) return;
  reject('picture-time', { field: 'ts', value: ts, limit: `${from} .. ${to}` }, camera);
  throw new ProblemError(422, 'picture-time', { ts: isoOf(ts), from: isoOf(from), to: isoOf(to) });
}

async function readPicture(request: Request, camera: Camera): Promise<Uint8Array> {
  try {
    return await readBytes(request, MAX_PICTURE_BYTES);
  } catch (error) {
    if (error instanceof ProblemError)
      reject(
        'picture-bytes',
        { field: 'picture', value: error.params.bytes ?? '?', limit: MAX_PICTURE_BYTES },
        camera,
      );
    throw error;
  }
}

function refuseTaken(
  camera: Camera,
  picture: Uint8Array,
  taken: Extract<Taken, { kept: false }>,
): ProblemError {
  const bytes = picture.byteLength;
  const note = (reason: RejectionReason, value: string | number, limit: string | number): void =>
    reject(reason, { field: 'picture', value, limit }, camera, picture);
  switch (taken.reason) {
    case 'type':
      note('picture-type', taken.kind, FORMATS);
      return new ProblemError(415, 'not-a-picture', { kind: taken.kind, bytes });
    case 'broken':
      note('picture-broken', bytes, FORMATS);
      return new ProblemError(422, 'broken-picture', { bytes });
    case 'pixels': {
      const { width, height } = taken;
      note('picture-pixels', `${width} x ${height}`, MAX_PICTURE_PIXELS);
      return new ProblemError(422, 'too-many-pixels', { width, height, limit: MAX_PICTURE_PIXELS });
    }
    case 'busy':
      note('picture-busy', bytes, WAITING);
      return new ProblemError(429, 'pictures-busy', { seconds: BUSY_S });
  }
}

interface Found {
  readonly field: string;
  readonly value: string | number;
  readonly limit: string | number;
}

/** Counted under the camera's own station, so that it is found where the station's data is looked after. */
function reject(
  reason: RejectionReason,
  found: Found,
  { id, station }: Pick<Camera, 'id' | 'station'>,
  payload: Uint8Array = new Uint8Array(),
): void {
  const { reject: count, now } = workbench();
  count(
    makeRejection(reason, found, { station, topic: `cameras/${id}/snapshots`, payload, receivedTs: now() }),
  );
}

function isoOf(ts: number): string {
  return Math.abs(ts) > 8.64e15 ? String(ts) : new Date(ts).toISOString();
}
