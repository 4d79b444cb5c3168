import { describe, expect, it } from 'vitest';
import { fieldOfRefusal, isEndpointUrl, isHex128 } from './endpoint-fields';

it('takes 32 hexadecimal digits as a key', () => {
  expect(isHex128(' 0123456789abcdefFEDCBA9876543210 ')).toBe(true);
  for (const text of ['', '0123', '0123456789abcdeffedcba987654321', 'g'.repeat(32), '0'.repeat(33)])
    expect(isHex128(text), text).toBe(false);
});

it('takes addresses of the web without a password in them', () => {
  expect(isEndpointUrl('https://upload.example.gov.cn/dust')).toBe(true);
  expect(isEndpointUrl(' http://127.0.0.1:9000 ')).toBe(true);
  for (const text of ['', 'upload', 'ftp://a', 'file:///etc/passwd', 'https://me:pass@host/'])
    expect(isEndpointUrl(text), text).toBe(false);
});

describe('the field that a refusal is about', () => {
  it('is told by the answer', () => {
    expect(fieldOfRefusal({ field: 'appId' }, 'The url is fine.')).toBe('appId');
    expect(fieldOfRefusal({ errors: [{ field: 'sm4IvHex' }] }, '')).toBe('sm4IvHex');
  });
  it('is else the one that the sentence names', () => {
    expect(fieldOfRefusal({}, '字段“sm4KeyHex”的值“***”超出限定“32”')).toBe('sm4KeyHex');
    expect(fieldOfRefusal(undefined, 'Something else went wrong.')).toBeNull();
    expect(fieldOfRefusal({ field: 'nothing' }, '')).toBeNull();
  });
});
