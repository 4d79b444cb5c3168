import { createCipheriv, createDecipheriv } from 'node:crypto';
import type { MessageProfile } from '../catalogue/ministry/message-profile';

/** The envelope's cipher with its key. */
export interface Seal {
  /** Text -> upper-case hexadecimal. */
  readonly seal: (text: string) => string;
  /** The way back. Throws a SealError when it is not hexadecimal, the padding is wrong, or the text is not UTF-8. */
  readonly open: (sealed: string) => string;
}

/** One sentence, without the key. */
export class SealError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'SealError';
  }
}

/**
 * SM4 (GB/T 32907-2016) in CBC with PKCS7 padding: UTF-8 text to upper-case hexadecimal and back, as the profile has it.
 * Key and initial vector are 32 hexadecimal digits each. Throws a SealError when they are not.
 * The initial vector is issued with the key and is the same for every message: the format wants it so, it is not our choice.
 */
export function createSeal(
  { algorithm, keyBytes, ivBytes }: MessageProfile['cipher'],
  { keyHex, ivHex }: { readonly keyHex: string; readonly ivHex: string },
): Seal {
  const key = readHex('sm4KeyHex', keyHex, keyBytes);
  const iv = readHex('sm4IvHex', ivHex, ivBytes);
  return {
    seal(text) {
      const cipher = createCipheriv(algorithm, key, iv);
      return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
        .toString('hex')
        .toUpperCase();
    },
    open(sealed) {
      if (!/^(?:[0-9A-F]{32})+$/.test(sealed))
        throw new SealError(
          `The sealed text has ${sealed.length} characters and is not whole blocks of 32 upper-case hexadecimal digits; send it again.`,
        );
      try {
        const decipher = createDecipheriv(algorithm, key, iv);
        const bytes = Buffer.concat([decipher.update(sealed, 'hex'), decipher.final()]);
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      } catch {
        throw new SealError('The sealed text does not open with this key; compare key and initial vector.');
      }
    },
  };
}

function readHex(field: string, hex: string, bytes: number): Buffer {
  if (/^[0-9A-Fa-f]+$/.test(hex) && hex.length === 2 * bytes) return Buffer.from(hex, 'hex');
  throw new SealError(
    `${field} has ${hex.length} characters but must be ${2 * bytes} hexadecimal digits (${8 * bytes} bits); enter it as it was issued.`,
  );
}
