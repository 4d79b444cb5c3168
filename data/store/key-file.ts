import { randomBytes } from 'node:crypto';
import { link, lstat, mkdir, open, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { StoreError } from './store-error';

const KEY_BYTES = 32;

/**
 * The 256-bit key in a file of mode 0600; made when there is none. Rejects with a StoreError when others may read the file, or when it
 * does not hold a key.
 */
export async function readKeyFile(path: string): Promise<Buffer> {
  const key = await readExistingKey(path);
  if (key) return key;
  await makeKeyFile(path);
  const made = await readExistingKey(path);
  if (!made) throw new StoreError(`The key file ${path} could not be made; check the rights of its folder.`);
  return made;
}

/** Null when there is no such file. */
async function readExistingKey(path: string): Promise<Buffer | null> {
  const found = await lstat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new StoreError(`The key file ${path} cannot be read (${error.code}); check its rights.`);
  });
  if (!found) return null;
  if (!found.isFile())
    throw new StoreError(`The key file ${path} is not a plain file; put the key itself there.`);
  if ((found.mode & 0o077) !== 0) {
    const mode = (found.mode & 0o777).toString(8);
    throw new StoreError(
      `The key file ${path} has mode ${mode}, so others may read it; set it to 600 (chmod 600).`,
    );
  }
  const key = await readFile(path);
  if (key.byteLength !== KEY_BYTES)
    throw new StoreError(
      `The key file ${path} holds ${key.byteLength} bytes instead of ${KEY_BYTES}; restore it.`,
    );
  return key;
}

/** Written whole under another name first: a crash leaves no half a key. Whoever comes second keeps the first one's. */
async function makeKeyFile(path: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}`);
  try {
    await writeDurably(draft, randomBytes(KEY_BYTES));
    await link(draft, path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? String(error);
    throw new StoreError(`The key file ${path} cannot be made (${why}); check the rights of its folder.`);
  } finally {
    await rm(draft, { force: true });
  }
}

/** A file of mode 0600 that is on the disk when this resolves. */
export async function writeDurably(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}
