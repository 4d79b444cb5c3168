import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openSecret, sealSecret } from './people-secret';

const KEY = randomBytes(32);

it('opens what it sealed, for the same person and key alone, and never seals alike', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (secret, person) => {
      const sealed = sealSecret(secret, KEY, person);
      expect(openSecret(sealed, KEY, person)).toBe(secret);
      expect(sealSecret(secret, KEY, person)).not.toBe(sealed);
      expect(() => openSecret(sealed, KEY, `${person}x`)).toThrow('cannot be opened');
      expect(() => openSecret(sealed, randomBytes(32), person)).toThrow('cannot be opened');
    }),
  );
});

it('finds any bit that was changed', () => {
  const sealed = Buffer.from(sealSecret('JBSWY3DPEHPK3PXP', KEY, 'p1').slice(3), 'base64url');
  for (let bit = 0; bit < sealed.byteLength * 8; bit += 1) {
    const changed = Buffer.from(sealed);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(() => openSecret(`v1.${changed.toString('base64url')}`, KEY, 'p1')).toThrow('cannot be opened');
  }
  for (const other of ['', 'v1.', 'v2.x', 'JBSWY3DPEHPK3PXP'])
    expect(() => openSecret(other, KEY, 'p1')).toThrow('cannot be opened');
});
