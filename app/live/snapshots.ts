import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createOneAtATime } from './pictures/one-at-a-time';
import { isPictureFormat, pictureKind } from './pictures/picture-kind';
import { type Reencoded, reencodePicture } from './pictures/reencode-picture';
import { type PictureEntry, thinPictures } from './pictures/thin-pictures';

export interface NewSnapshot {
  /** Id of a registered camera: letters, digits, `_`, `-`, `.`, beginning with a letter or digit. */
  readonly camera: string;
  /** When the picture was taken, epoch ms. */
  readonly ts: number;
  readonly now: number;
  /** As it came. */
  readonly picture: Uint8Array;
}

/** What became of a picture. `kind` is what it seems to be; `pixels` has more than are decoded. */
export type Taken =
  | { readonly kept: true; readonly bytes: number; readonly width: number; readonly height: number }
  | { readonly kept: false; readonly reason: 'type'; readonly kind: string }
  | { readonly kept: false; readonly reason: 'pixels'; readonly width: number; readonly height: number }
  | { readonly kept: false; readonly reason: 'broken' }
  | { readonly kept: false; readonly reason: 'busy' };

export interface Snapshot {
  readonly ts: number;
  readonly contentType: 'image/jpeg';
  readonly picture: Uint8Array<ArrayBuffer>;
}

export interface Snapshots {
  /** Makes a JPEG of our own of it and keeps that, whole or not at all. Never throws for a bad picture. */
  readonly take: (snapshot: NewSnapshot) => Promise<Taken>;
  /** The newest picture at or before a moment, or null when there is none. */
  readonly at: (camera: string, moment: number) => Promise<Snapshot | null>;
  /** Moments of the pictures within, ascending; of more than `limit` the newest. */
  readonly list: (
    camera: string,
    span: { readonly from: number; readonly to: number; readonly limit: number },
  ) => Promise<readonly number[]>;
}

/** Pictures of 1 MiB that may wait to be re-encoded. */
const WAITING = 24;
const NAME = /^(\d{1,16})\.jpg$/;
/** What a process that was killed, or an older version, left behind. */
const LEFT_BEHIND = /^\d{1,16}\.(jpg\.part|png|png\.part)$/;

/** The cameras' pictures, `{camera}/{ts}.jpg` below `root`, thinned with age. Nothing is written before the first picture comes. */
export function openSnapshots(root: string): Snapshots {
  const line = createOneAtATime(WAITING);
  const indexes = new Map<string, Promise<PictureEntry[]>>();
  const folderOf = (camera: string): string => join(root, camera.replaceAll(/[^A-Za-z0-9_.-]/g, '_'));
  const pathOf = (camera: string, ts: number): string => join(folderOf(camera), `${ts}.jpg`);

  /** Read from the folder once, then kept up. */
  function indexOf(camera: string): Promise<PictureEntry[]> {
    const known = indexes.get(camera);
    if (known) return known;
    const read = readIndex(folderOf(camera)).catch((error: unknown) => {
      indexes.delete(camera);
      throw error;
    });
    indexes.set(camera, read);
    return read;
  }

  async function keep({ camera, ts, now }: NewSnapshot, jpeg: Uint8Array): Promise<void> {
    const index = await indexOf(camera);
    await mkdir(folderOf(camera), { recursive: true, mode: 0o700 });
    const path = pathOf(camera, ts);
    await writeFile(`${path}.part`, jpeg, { mode: 0o600 });
    await rename(`${path}.part`, path);
    const entry = { ts, bytes: jpeg.byteLength };
    const place = placeOf(index, ts);
    index.splice(place, index[place]?.ts === ts ? 1 : 0, entry);
    const gone = thinPictures(index, now);
    if (gone.size === 0) return;
    indexes.set(camera, Promise.resolve(index.filter((each) => !gone.has(each))));
    await Promise.all([...gone].map((each) => rm(pathOf(camera, each.ts), { force: true })));
  }

  return {
    async take(snapshot) {
      const kind = pictureKind(snapshot.picture);
      if (!isPictureFormat(kind)) return { kept: false, reason: 'type', kind };
      const turn = line.run(async (): Promise<Taken> => {
        const made = await reencodePicture(snapshot.picture, kind);
        if (!made.ok) return refusalOf(made);
        await keep(snapshot, made.jpeg);
        return { kept: true, bytes: made.jpeg.byteLength, width: made.width, height: made.height };
      });
      return turn ?? { kept: false, reason: 'busy' };
    },
    async at(camera, moment) {
      const index = await indexOf(camera);
      for (let place = placeOf(index, moment + 1) - 1; place >= 0; place -= 1) {
        const ts = index[place]?.ts ?? 0;
        const picture = await readFile(pathOf(camera, ts)).catch(() => null);
        // One that was thinned away while it was asked for gives way to the one before.
        if (picture) return { ts, contentType: 'image/jpeg', picture: new Uint8Array(picture) };
      }
      return null;
    },
    async list(camera, { from, to, limit }) {
      const index = await indexOf(camera);
      const within = index.slice(placeOf(index, from), placeOf(index, to + 1));
      return within.slice(-limit).map(({ ts }) => ts);
    },
  };
}

function refusalOf(made: Extract<Reencoded, { ok: false }>): Taken {
  if (made.reason === 'broken') return { kept: false, reason: 'broken' };
  return { kept: false, reason: 'pixels', width: made.width, height: made.height };
}

/** Where the first picture at or after a moment stands. */
function placeOf(index: readonly PictureEntry[], moment: number): number {
  let low = 0;
  let high = index.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((index[middle]?.ts ?? 0) < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

async function readIndex(folder: string): Promise<PictureEntry[]> {
  const names = await readdir(folder).catch(() => []);
  await Promise.all(
    names.filter((name) => LEFT_BEHIND.test(name)).map((name) => rm(join(folder, name), { force: true })),
  );
  const moments = names.flatMap((name) => NAME.exec(name)?.[1] ?? []).map(Number);
  const entries = await Promise.all(
    moments.map(async (ts) => ({ ts, bytes: (await stat(join(folder, `${ts}.jpg`))).size })),
  );
  return entries.sort((a, b) => a.ts - b.ts);
}
