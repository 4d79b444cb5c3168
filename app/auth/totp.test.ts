import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { findTotpStep, makeTotpSecret, totpUri } from './totp';

/** RFC 6238, appendix B, SHA-1: the secret is the ASCII text 12345678901234567890; of eight digits the last six. */
const RFC_SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const RFC_CODES: readonly (readonly [number, string])[] = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
];

/** RFC 4226 by hand, an oracle outside the library. */
function codeAt(step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', '12345678901234567890').update(counter).digest();
  const offset = (mac[19] ?? 0) & 0x0f;
  return String((mac.readUInt32BE(offset) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

const NOW = 1_795_330_815_000;
const STEP = Math.floor(NOW / 30_000);
const check = (code: string, lastStep: number | null = null) =>
  findTotpStep({ secret: RFC_SECRET, code, now: NOW, lastStep });

describe('a code', () => {
  test.each(RFC_CODES)('of RFC 6238 at %d s is taken', (seconds, digits) => {
    const code = digits.slice(2);
    const now = seconds * 1000;
    expect(findTotpStep({ secret: RFC_SECRET, code, now, lastStep: null })).toBe(Math.floor(seconds / 30));
  });

  test('is taken one step early and one late, no further', () => {
    expect([-2, -1, 0, 1, 2].map((off) => check(codeAt(STEP + off)))).toEqual([
      null,
      STEP - 1,
      STEP,
      STEP + 1,
      null,
    ]);
  });

  test('works once, and one from before it never again', () => {
    expect(check(codeAt(STEP), STEP)).toBeNull();
    expect(check(codeAt(STEP - 1), STEP)).toBeNull();
    expect(check(codeAt(STEP + 1), STEP)).toBe(STEP + 1);
  });

  test.each(['', '12345', '1234567', 'abcdef', ' 12345', '１２３４５６'])('like "%s" is none', (code) => {
    expect(check(code)).toBeNull();
  });
});

test('a secret has 160 bits and is put into an app by its link', () => {
  const secret = makeTotpSecret();
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect(secret).not.toBe(makeTotpSecret());
  const uri = new URL(totpUri(secret, '王芳'));
  expect([uri.protocol, uri.searchParams.get('secret'), decodeURIComponent(uri.pathname)]).toEqual([
    'otpauth:',
    secret,
    expect.stringContaining('王芳'),
  ]);
});
