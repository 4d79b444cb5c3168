import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, test } from 'vitest';
import { setSecurityHeaders } from './security-headers';

function answer(headers: Record<string, string> = {}, development = false) {
  const request = { headers: { ...headers }, socket: { remoteAddress: '127.0.0.1' } };
  const set = new Map<string, string>();
  const response = { setHeader: (name: string, value: string) => set.set(name.toLowerCase(), value) };
  setSecurityHeaders(
    request as unknown as IncomingMessage,
    response as unknown as ServerResponse,
    development,
  );
  return { request, set };
}

describe('security headers', () => {
  test('let no script run but ours, and nothing frame us', () => {
    const { request, set } = answer();
    const policy = set.get('content-security-policy') ?? '';
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=]{24}' 'strict-dynamic';/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-eval');
    expect(request.headers['content-security-policy']).toBe(policy);
    expect(set.get('x-frame-options')).toBe('DENY');
    expect(set.get('permissions-policy')).toContain('camera=()');
  });

  test('have another nonce each time', () => {
    const policies = Array.from({ length: 5 }, () => answer().set.get('content-security-policy'));
    expect(new Set(policies).size).toBe(5);
  });

  test('allow evaluation in development alone', () => {
    expect(answer({}, true).set.get('content-security-policy')).toContain("'unsafe-eval'");
  });

  test('ask for TLS only where it is there', () => {
    expect(answer().set.has('strict-transport-security')).toBe(false);
    expect(answer({ 'x-forwarded-proto': 'http' }).set.has('strict-transport-security')).toBe(false);
    expect(answer({ 'x-forwarded-proto': 'https' }).set.get('strict-transport-security')).toMatch(
      /^max-age=\d{8}$/,
    );
  });

  test('believe nobody who says where the request comes from, or speaks for the framework', () => {
    const { request } = answer({
      'x-forwarded-for': '10.0.0.1',
      'x-real-ip': '10.0.0.1',
      forwarded: 'for=10.0.0.1',
      'x-middleware-subrequest': 'app',
      'x-nonce': 'known',
      'content-security-policy': "script-src 'nonce-known'",
      accept: '*/*',
    });
    expect(Object.keys(request.headers).sort()).toEqual([
      'accept',
      'content-security-policy',
      'x-forwarded-for',
      'x-nonce',
    ]);
    expect(request.headers['x-forwarded-for']).toBe('127.0.0.1');
    expect(request.headers['x-nonce']).not.toBe('known');
    expect(request.headers['content-security-policy']).not.toContain('known');
  });
});
