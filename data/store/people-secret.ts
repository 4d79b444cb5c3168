import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { StoreError } from './store-error';

const CIPHER = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
const PREFIX = 'v1.';

/** Seals a person's secret with a 256-bit key, AES-256-GCM, bound to the person: moved to somebody else's row it cannot be opened. */
export function sealSecret(secret: string, key: Uint8Array, personId: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, key, iv).setAAD(Buffer.from(personId));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return PREFIX + Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url');
}

/** Throws a StoreError when it was sealed with another key, for another person, or was changed. */
export function openSecret(sealed: string, key: Uint8Array, personId: string): string {
  try {
    if (!sealed.startsWith(PREFIX)) throw new Error('Another form.');
    const bytes = Buffer.from(sealed.slice(PREFIX.length), 'base64url');
    const iv = bytes.subarray(0, IV_BYTES);
    const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
    const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(personId)).setAuthTag(tag);
    return decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    throw new StoreError(
      `The TOTP secret of person "${personId}" cannot be opened with this key; restore keys/totp.key, or reset that person's TOTP.`,
    );
  }
}
