import { chmod, mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { EndpointSettings } from '../../../data/model/exchange';
import { checkEndpointSettings } from './check-endpoint-settings';
import { LinkSettingsError } from './link-settings-error';

const fileSchema = z.object({
  url: z.string(),
  appId: z.string(),
  appSecret: z.string(),
  sm4KeyHex: z.string(),
  sm4IvHex: z.string(),
  standIn: z.boolean(),
  profile: z.string(),
});

/** The operator's endpoint, or null when none is set. Throws a LinkSettingsError when the file may be read by others, or is no good. */
export async function readEndpointFile(path: string): Promise<EndpointSettings | null> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new LinkSettingsError('endpoint-file-broken', { path });
  });
  if (!found) return null;
  const mode = found.mode & 0o777;
  if ((mode & 0o077) !== 0)
    throw new LinkSettingsError('endpoint-file-open', { path, mode: mode.toString(8).padStart(4, '0') });
  return checkEndpointSettings(await parseFile(path));
}

/** Writes it whole or not at all, for nobody else's eyes. */
export async function writeEndpointFile(path: string, settings: EndpointSettings): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const draft = `${path}.new`;
  await rm(draft, { force: true });
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify(settings, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}

export async function removeEndpointFile(path: string): Promise<void> {
  await rm(path, { force: true });
}

async function parseFile(path: string): Promise<EndpointSettings> {
  try {
    return fileSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    throw new LinkSettingsError('endpoint-file-broken', { path });
  }
}
