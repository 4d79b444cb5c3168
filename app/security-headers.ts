import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** Headers of every answer, whatever its path and status. */
const ALWAYS: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Permitted-Cross-Domain-Policies': 'none',
  'X-DNS-Prefetch-Control': 'off',
  // Nothing of a browser that could watch, place or charge somebody is used; the big screen fills the wall.
  'Permissions-Policy': [
    ...['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'hid'],
    ...['magnetometer', 'microphone', 'midi', 'payment', 'serial', 'usb'],
  ]
    .map((feature) => `${feature}=()`)
    .concat('fullscreen=(self)')
    .join(', '),
};
const TWO_YEARS_S = 63_072_000;
/** Headers by which a framework talks to itself, and by which a proxy of ours would say who asks: nobody else may say so. */
const NOT_OURS = /^(x-middleware-|x-invoke-|x-matched-path$|x-now-|x-vercel-|x-real-ip$|forwarded$)/;

/**
 * Sets the security headers of every answer, and the content security policy on the request too, where Next reads the nonce for its
 * own scripts. Styles have no nonce on purpose: one would switch off `'unsafe-inline'`, which server-rendered style attributes need.
 * Takes from the request what only the server itself may say.
 */
export function setSecurityHeaders(
  request: IncomingMessage,
  response: ServerResponse,
  development: boolean,
): void {
  for (const name of Object.keys(request.headers)) if (NOT_OURS.test(name)) delete request.headers[name];
  // No proxy stands before us: the address of the line is the only one to believe, as the limit of sign-in attempts does.
  request.headers['x-forwarded-for'] = request.socket.remoteAddress ?? '';

  const nonce = randomBytes(16).toString('base64');
  const policy = policyOf(nonce, development);
  request.headers['content-security-policy'] = policy;
  request.headers['x-nonce'] = nonce;
  response.setHeader('Content-Security-Policy', policy);
  for (const [name, value] of Object.entries(ALWAYS)) response.setHeader(name, value);
  // A browser believes it only when it came over TLS: where a proxy in front of us ends it, it says so.
  if (request.headers['x-forwarded-proto'] === 'https')
    response.setHeader('Strict-Transport-Security', `max-age=${TWO_YEARS_S}`);
}

function policyOf(nonce: string, development: boolean): string {
  const evaluation = development ? " 'unsafe-eval'" : '';
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${evaluation}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ');
}
