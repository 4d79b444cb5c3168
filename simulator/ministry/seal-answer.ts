import { createCipheriv } from 'node:crypto';
import type { Keys } from './open-envelope';

/** JSON text as upper-case hexadecimal of SM4-CBC with PKCS#7 padding, as it came so it goes. */
export function sealAnswer(value: unknown, { sm4Key, sm4Iv }: Keys): string {
  const cipher = createCipheriv('sm4-cbc', sm4Key, sm4Iv);
  return Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
    .toString('hex')
    .toUpperCase();
}
