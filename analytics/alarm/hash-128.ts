/**
 * MurmurHash3 x86 128 bit with seed, as 32 hex digits: the same for the same text on every machine and in every run.
 * It names things; it protects nothing. Source: A. Appleby, SMHasher, public domain.
 */
export function hash128(text: string, seed = 0): string {
  return hashBytes128(new TextEncoder().encode(text), seed).map(toHex).join('');
}

const C1 = 0x239b961b;
const C2 = 0xab0e9789;
const C3 = 0x38b34ae5;
const C4 = 0xa1e38b93;

/** The four 32-bit words of the hash. */
export function hashBytes128(bytes: Uint8Array, seed: number): readonly [number, number, number, number] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length - (bytes.length % 16);
  let h1 = seed;
  let h2 = seed;
  let h3 = seed;
  let h4 = seed;
  for (let at = 0; at < whole; at += 16) {
    h1 ^= mix(view.getUint32(at, true), C1, 15, C2);
    h1 = stir(h1, 19, h2, 0x561ccd1b);
    h2 ^= mix(view.getUint32(at + 4, true), C2, 16, C3);
    h2 = stir(h2, 17, h3, 0x0bcaa747);
    h3 ^= mix(view.getUint32(at + 8, true), C3, 17, C4);
    h3 = stir(h3, 15, h4, 0x96cd1c35);
    h4 ^= mix(view.getUint32(at + 12, true), C4, 18, C1);
    h4 = stir(h4, 13, h1, 0x32ac3b17);
  }
  const tail = new DataView(new ArrayBuffer(16));
  for (let at = whole; at < bytes.length; at++) tail.setUint8(at - whole, bytes[at] ?? 0);
  h1 ^= mix(tail.getUint32(0, true), C1, 15, C2) ^ bytes.length;
  h2 ^= mix(tail.getUint32(4, true), C2, 16, C3) ^ bytes.length;
  h3 ^= mix(tail.getUint32(8, true), C3, 17, C4) ^ bytes.length;
  h4 ^= mix(tail.getUint32(12, true), C4, 18, C1) ^ bytes.length;
  return finish(h1, h2, h3, h4);
}

function finish(a: number, b: number, c: number, d: number): readonly [number, number, number, number] {
  const sum = (a + b + c + d) | 0;
  const f1 = avalanche(sum);
  const f2 = avalanche((b + sum) | 0);
  const f3 = avalanche((c + sum) | 0);
  const f4 = avalanche((d + sum) | 0);
  const total = (f1 + f2 + f3 + f4) | 0;
  return [total >>> 0, (f2 + total) >>> 0, (f3 + total) >>> 0, (f4 + total) >>> 0];
}

function mix(word: number, first: number, turn: number, second: number): number {
  return Math.imul(rotate(Math.imul(word, first), turn), second);
}

function stir(hash: number, turn: number, next: number, constant: number): number {
  return (Math.imul((rotate(hash, turn) + next) | 0, 5) + constant) | 0;
}

function rotate(word: number, turn: number): number {
  return (word << turn) | (word >>> (32 - turn));
}

function avalanche(word: number): number {
  let hash = word;
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

function toHex(word: number): string {
  return word.toString(16).padStart(8, '0');
}
