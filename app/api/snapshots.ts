import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export type PictureType = 'png' | 'jpg';

export interface NewSnapshot {
  readonly dataDir: string;
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

/** PNG or JPEG by the first bytes (RFC 2083, 3.1; ITU-T T.81, B.1.1.3), whatever the sender calls it; else null. */
export function pictureType(bytes: Uint8Array): PictureType | null {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  return startsWith(bytes, [0xff, 0xd8, 0xff]) ? 'jpg' : null;
}

/** Writes `cameras/{camera}/{ts}.png|jpg` whole or not at all, and keeps the newest 50. */
export async function keepSnapshot({ dataDir, camera, ts, type, picture }: NewSnapshot): Promise<void> {
  const folder = folderOf(dataDir, camera);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${ts}.${type}`);
  await writeFile(`${path}.part`, picture, { mode: 0o600 });
  await rename(`${path}.part`, path);
  const names = await namesIn(folder);
  await Promise.all(names.slice(KEPT).map((name) => rm(join(folder, name), { force: true })));
}

/** The newest picture, or null when there is none. */
export async function latestSnapshot(dataDir: string, camera: string): Promise<Snapshot | null> {
  const folder = folderOf(dataDir, camera);
  const [name] = await namesIn(folder);
  if (!name) return null;
  const contentType = name.endsWith('.png') ? 'image/png' : 'image/jpeg';
  return { ts: tsOf(name), contentType, picture: new Uint8Array(await readFile(join(folder, name))) };
}

const KEPT = 50;

function folderOf(dataDir: string, camera: string): string {
  return join(/* turbopackIgnore: true */ dataDir, 'cameras', camera.replaceAll(/[^A-Za-z0-9_.-]/g, '_'));
}

/** File names, newest first. */
async function namesIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => /^\d+\.(png|jpg)$/.test(name)).sort((a, b) => tsOf(b) - tsOf(a));
}

function tsOf(name: string): number {
  return Number.parseInt(name, 10);
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
