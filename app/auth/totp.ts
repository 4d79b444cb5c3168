import { generateSecret, generateURI, verifySync } from 'otplib';

const PERIOD_S = 30;
const ISSUER = 'Dust Twin';

/** A new secret, base32, 160 bits. */
export function makeTotpSecret(): string {
  return generateSecret();
}

/** What an authenticator app reads, as a link or a picture. */
export function totpUri(secret: string, name: string): string {
  return generateURI({ issuer: ISSUER, label: name, secret });
}

export interface TotpCheck {
  /** Base32. */
  readonly secret: string;
  readonly code: string;
  /** Epoch ms. */
  readonly now: number;
  /** The step of the last code that was taken; that one and those before it are worthless. */
  readonly lastStep: number | null;
}

/**
 * The time step of a six-digit code that is right (RFC 6238, SHA-1, 30 s, one step to either side), or null. A code works once: the
 * answered step is to be kept.
 */
export function findTotpStep({ secret, code, now, lastStep }: TotpCheck): number | null {
  if (!/^\d{6}$/.test(code)) return null;
  const found = verifySync({
    secret,
    token: code,
    epoch: Math.floor(now / 1000),
    period: PERIOD_S,
    epochTolerance: PERIOD_S,
  });
  if (!found.valid || !('timeStep' in found)) return null;
  return lastStep !== null && found.timeStep <= lastStep ? null : found.timeStep;
}
