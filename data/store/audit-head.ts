import { createHmac, timingSafeEqual } from 'node:crypto';
import { open, readFile, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { readKeyFile, writeDurably } from './key-file';

/** The newest entry of the trail: its number and its hash. Number 0 is an empty trail. */
export interface AuditHead {
  readonly number: number;
  readonly hash: string;
}

const HEAD_FILE = 'audit-head';
const KEY_FILE = 'audit.key';
const schema = z.object({ number: z.number().int().min(0), hash: z.string(), mac: z.string() });

/**
 * How far the trail went, kept beside the database, so that cutting off its newest entries is found. Sealed by HMAC-SM3 with a key
 * file: it cannot be written anew by somebody who has the database alone. Null when there is none; `damaged` when it is not ours.
 */
export async function readAuditHead(folder: string): Promise<AuditHead | null | 'damaged'> {
  const text = await readFile(join(folder, HEAD_FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const parsed = schema.safeParse(parse(text));
  if (!parsed.success) return 'damaged';
  const { number, hash, mac } = parsed.data;
  const expected = macOf({ number, hash }, await readKeyFile(join(folder, KEY_FILE)));
  const given = Buffer.from(mac, 'hex');
  const isOurs = given.byteLength === expected.byteLength && timingSafeEqual(given, expected);
  return isOurs ? { number, hash } : 'damaged';
}

/** Replaces it whole; on the disk when this resolves. */
export async function writeAuditHead(folder: string, head: AuditHead): Promise<void> {
  const key = await readKeyFile(join(folder, KEY_FILE));
  const path = join(folder, HEAD_FILE);
  const draft = `${path}.new`;
  await writeDurably(draft, `${JSON.stringify({ ...head, mac: macOf(head, key).toString('hex') })}\n`);
  await rename(draft, path);
  await syncFolder(dirname(path));
}

function macOf({ number, hash }: AuditHead, key: Uint8Array): Buffer {
  return createHmac('sm3', key)
    .update(JSON.stringify([number, hash]))
    .digest();
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
