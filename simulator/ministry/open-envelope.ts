import { createDecipheriv, timingSafeEqual } from 'node:crypto';
import { Refusal } from './refusal';

export interface Keys {
  readonly appId: string;
  readonly appSecret: string;
  /** 16 bytes each. */
  readonly sm4Key: Buffer;
  readonly sm4Iv: Buffer;
}

/** A block of SM4 is 16 bytes: 32 hexadecimal digits. */
const BLOCK_DIGITS = 32;

/**
 * The inner object of a sealed body: `{"appid", "data"}`, `data` being SM4-CBC (GB/T 32907-2016) with PKCS#7 padding
 * as upper-case hexadecimal of UTF-8 JSON. Throws Refusal: 401 for whoever is not known, 400 for what cannot be read.
 */
export function openEnvelope(
  body: Uint8Array,
  appSecret: string | undefined,
  keys: Keys,
): Record<string, unknown> {
  const envelope = readObject(readUtf8(body), 'the body');
  const { appid, data } = envelope;
  if (typeof appid !== 'string' || typeof data !== 'string')
    throw new Refusal(400, 400, 'the body must be {"appid": text, "data": text}');
  const unknown = Object.keys(envelope).find((key) => key !== 'appid' && key !== 'data');
  if (unknown !== undefined)
    throw new Refusal(400, 400, `the body has an unknown field "${unknown.slice(0, 40)}"`);
  const isSecretRight = isSame(appSecret ?? '', keys.appSecret);
  if (!isSame(appid, keys.appId) || !isSecretRight)
    throw new Refusal(401, 401, 'appid or appsecret is wrong');
  return readObject(readUtf8(unseal(data, keys)), 'the inner message');
}

/** Whether two secrets are the same, in a time that tells nothing of where they differ. */
export function isSame(given: string, wanted: string): boolean {
  const left = Buffer.from(given);
  const right = Buffer.from(wanted);
  // Compared with itself when the lengths differ, so that the work is the same.
  return timingSafeEqual(left.length === right.length ? left : right, right) && left.length === right.length;
}

function unseal(data: string, { sm4Key, sm4Iv }: Keys): Buffer {
  if (!/^[0-9A-F]+$/.test(data)) throw new Refusal(400, 400, '"data" must be upper-case hexadecimal');
  if (data.length % BLOCK_DIGITS !== 0)
    throw new Refusal(
      400,
      400,
      `"data" has ${data.length} digits: SM4-CBC gives whole blocks of ${BLOCK_DIGITS}`,
    );
  try {
    const decipher = createDecipheriv('sm4-cbc', sm4Key, sm4Iv);
    return Buffer.concat([decipher.update(data, 'hex'), decipher.final()]);
  } catch {
    throw new Refusal(400, 400, '"data" cannot be decrypted: key, initial vector or padding is wrong');
  }
}

function readUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(400, 400, 'the text is not UTF-8');
  }
}

function readObject(text: string, what: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Refusal(400, 400, `${what} is not JSON`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Refusal(400, 400, `${what} is not a JSON object`);
  return value as Record<string, unknown>;
}
