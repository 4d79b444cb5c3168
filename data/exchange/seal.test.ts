import { createCipheriv, createDecipheriv } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PROFILE, messageProfile } from '../catalogue/ministry/message-profile';
import { createSeal } from './seal';

const { cipher } = messageProfile(DEFAULT_PROFILE);
const KEY = '0123456789abcdeffedcba9876543210';
const IV = '000102030405060708090a0b0c0d0e0f';

/** One block by ECB without padding: the published function itself. */
function block(key: string, hex: string): string {
  const ecb = createCipheriv('sm4-ecb', Buffer.from(key, 'hex'), null).setAutoPadding(false);
  return Buffer.concat([ecb.update(hex, 'hex'), ecb.final()]).toString('hex');
}

/** CBC by hand from single blocks, PKCS7 padded: the oracle. */
function chained(text: string): string {
  const plain = Buffer.from(text, 'utf8');
  const pad = 16 - (plain.length % 16);
  const padded = Buffer.concat([plain, Buffer.alloc(pad, pad)]);
  let before = Buffer.from(IV, 'hex');
  let sealed = '';
  for (let at = 0; at < padded.length; at += 16) {
    const mixed = Buffer.from(before.map((byte, i) => byte ^ (padded[at + i] ?? 0)));
    const out = block(KEY, mixed.toString('hex'));
    sealed += out;
    before = Buffer.from(out, 'hex');
  }
  return sealed.toUpperCase();
}

describe('the seal', () => {
  const seal = createSeal(cipher, { keyHex: KEY, ivHex: IV });

  it('stands on the published vector of GB/T 32907', () => {
    expect(block(KEY, KEY)).toBe('681edf34d206965e86b3e94f536e4246');
    const back = createDecipheriv('sm4-ecb', Buffer.from(KEY, 'hex'), null).setAutoPadding(false);
    expect(back.update('681edf34d206965e86b3e94f536e4246', 'hex', 'hex')).toBe(KEY);
  });

  it('is CBC of those blocks, padded, in upper-case hexadecimal', () => {
    for (const text of ['', 'a', '0123456789abcdef', '{"进出风口压差":1120.5}'])
      expect(seal.seal(text)).toBe(chained(text));
  });

  it('opens what it sealed, and nothing else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(seal.open(seal.seal(text))).toBe(text);
      }),
    );
    expect(() => seal.open(seal.seal('x').toLowerCase())).toThrow(/upper-case/);
    expect(() => seal.open('AB')).toThrow(/whole blocks/);
    const other = createSeal(cipher, { keyHex: IV, ivHex: KEY });
    expect(() => other.open(seal.seal('{"a":1}'))).toThrow(/does not open/);
  });

  it.each([
    ['', 0],
    ['abc', 3],
    [`${KEY}0`, 33],
    ['z'.repeat(32), 32],
  ])('refuses the key %j in one sentence without it', (keyHex, length) => {
    expect(() => createSeal(cipher, { keyHex, ivHex: IV })).toThrow(
      `sm4KeyHex has ${length} characters but must be 32 hexadecimal digits (128 bits); enter it as it was issued.`,
    );
    expect(() => createSeal(cipher, { keyHex: KEY, ivHex: keyHex })).toThrow(/^sm4IvHex has/);
  });
});
