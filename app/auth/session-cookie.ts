import { createHash, randomBytes } from 'node:crypto';

export const SESSION_COOKIE = 'dust_session';
export const IDLE_MS = 30 * 60_000;
export const ABSOLUTE_MS = 12 * 3_600_000;

/** 256 random bits, base64url: a session's id or a sign-in link's token. Only its hash is kept. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256, hex. The token is random, so no salt and no slow hash is needed. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** The session id that a Cookie header carries, or null. Of two cookies with the name the first counts. */
export function readSessionToken(cookieHeader: string | null | undefined): string | null {
  return readCookie(cookieHeader, SESSION_COOKIE);
}

export function readCookie(cookieHeader: string | null | undefined, name: string): string | null {
  for (const pair of (cookieHeader ?? '').split(';')) {
    const [key, value] = pair.split('=', 2);
    if (key?.trim() === name && value) return value.trim();
  }
  return null;
}

/** Set-Cookie for a new session; `secure` when the page came over TLS. An empty token removes the cookie. */
export function sessionCookie(token: string, secure: boolean): string {
  const age = token ? Math.floor(ABSOLUTE_MS / 1000) : 0;
  const flags = `HttpOnly; SameSite=Lax; Path=/; Max-Age=${age}`;
  return `${SESSION_COOKIE}=${token}; ${flags}${secure ? '; Secure' : ''}`;
}
