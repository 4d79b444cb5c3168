import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export type PictureType = 'png' | 'jpg';

export interface NewSnapshot {
  /** Id of a registered camera: letters, digits, `_`, `-`, `.`, beginning with a letter or digit. */
  readonly camera: string;
  readonly ts: number;
  readonly type: PictureType;
  readonly picture: Uint8Array;
}

export interface Snapshot {
  readonly ts: number;
  readonly contentType: string;
  readonly picture: Uint8Array<ArrayBuffer>;
}

export interface Snapshots {
  /** Writes `{camera}/{ts}.png|jpg` whole or not at all, and keeps the newest 50 of that camera. */
  readonly keep: (snapshot: NewSnapshot) => Promise<void>;
  /** The newest picture, or null when there is none. */
  readonly latest: (camera: string) => Promise<Snapshot | null>;
}

const KEPT = 50;

/** The cameras' pictures, in a folder for each camera below `root`. Nothing is written before the first picture comes. */
export function openSnapshots(root: string): Snapshots {
  const folderOf = (camera: string): string => join(root, camera.replaceAll(/[^A-Za-z0-9_.-]/g, '_'));
  return {
    async keep({ camera, ts, type, picture }) {
      const folder = folderOf(camera);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, `${ts}.${type}`);
      await writeFile(`${path}.part`, picture, { mode: 0o600 });
      await rename(`${path}.part`, path);
      const names = await namesIn(folder);
      await Promise.all(names.slice(KEPT).map((name) => rm(join(folder, name), { force: true })));
    },
    async latest(camera) {
      const folder = folderOf(camera);
      const [name] = await namesIn(folder);
      if (!name) return null;
      const contentType = name.endsWith('.png') ? 'image/png' : 'image/jpeg';
      return { ts: tsOf(name), contentType, picture: new Uint8Array(await readFile(join(folder, name))) };
    },
  };
}

/** File names, newest first. */
async function namesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => /^\d+\.(png|jpg)$/.test(name)).sort((a, b) => tsOf(b) - tsOf(a));
}

function tsOf(name: string): number {
  return Number.parseInt(name, 10);
}
