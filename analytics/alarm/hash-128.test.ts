import { expect, test } from 'vitest';
import { hash128, hashBytes128 } from './hash-128';

test('agrees with the verification value that SMHasher publishes for MurmurHash3_x86_128', () => {
  const all = new Uint8Array(256 * 16);
  const view = new DataView(all.buffer);
  for (let length = 0; length < 256; length++) {
    const key = Uint8Array.from({ length }, (_, index) => index);
    hashBytes128(key, 256 - length).forEach((word, index) => {
      view.setUint32(length * 16 + index * 4, word, true);
    });
  }
  expect(hashBytes128(all, 0)[0]).toBe(0xb3ece62a);
});

test('is 32 hex digits and differs for different texts', () => {
  expect(hash128('')).toBe('00000000000000000000000000000000');
  expect(hash128('live|E1-C01|dp-high||1')).toMatch(/^[0-9a-f]{32}$/);
  expect(hash128('live|E1-C01|dp-high||1')).not.toBe(hash128('live|E1-C01|dp-high||2'));
});
