import { createCipheriv } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openEnvelope } from './open-envelope';
import { readMessage, readRiskQuery } from './read-message';
import { Refusal } from './refusal';
import { sealAnswer } from './seal-answer';

const SECRET = 'a secret of these tests';
const keys = {
  appId: 'practice',
  appSecret: SECRET,
  sm4Key: Buffer.from('0123456789abcdeffedcba9876543210', 'hex'),
  sm4Iv: Buffer.alloc(16),
};
const bodyOf = (data: unknown, appid: unknown = 'practice') => Buffer.from(JSON.stringify({ appid, data }));
const statusOf = (run: () => unknown): number => {
  try {
    run();
    return 200;
  } catch (error) {
    if (error instanceof Refusal) return error.status;
    throw error;
  }
};

test('opens what is sealed: one block of zeros before it is GB/T 32907-2016, appendix A.1', () => {
  const cipher = createCipheriv('sm4-ecb', keys.sm4Key, null).setAutoPadding(false);
  expect(cipher.update('0123456789abcdeffedcba9876543210', 'hex', 'hex')).toBe(
    '681edf34d206965e86b3e94f536e4246',
  );
  expect(openEnvelope(bodyOf(sealAnswer({ 尘: 1 }, keys)), SECRET, keys)).toEqual({ 尘: 1 });
});

const good = sealAnswer({ a: 1 }, keys);
test.each([
  ['no JSON', Buffer.from('{'), SECRET, 400],
  ['a list', Buffer.from('[]'), SECRET, 400],
  ['no UTF-8', Buffer.from([0xff, 0xfe]), SECRET, 400],
  ['a field too many', Buffer.from(JSON.stringify({ appid: 'practice', data: good, sign: 1 })), SECRET, 400],
  ['data that is no text', bodyOf(1), SECRET, 400],
  ['lower case', bodyOf(good.toLowerCase()), SECRET, 400],
  ['half a block', bodyOf(good.slice(2)), SECRET, 400],
  ['nothing sealed', bodyOf(''), SECRET, 400],
  ['another key', bodyOf('00'.repeat(32)), SECRET, 400],
  ['no object within', bodyOf(sealAnswer([1], keys)), SECRET, 400],
  ['no secret', bodyOf(good), undefined, 401],
  ['another secret', bodyOf(good), `${SECRET}x`, 401],
  ['another appid', bodyOf(good, 'practise'), SECRET, 401],
])('%s is refused', (_, body, secret, status) => {
  expect(statusOf(() => openEnvelope(body, secret, keys))).toBe(status);
});

test('whatever bytes come, they are refused and nothing breaks', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      expect(statusOf(() => openEnvelope(bytes, SECRET, keys))).toBe(400);
    }),
  );
});

test('whatever JSON is sealed in, it is refused or is a message', () => {
  const field = fc.constantFrom(
    'profile',
    'type',
    'messageId',
    'entCode',
    'entId',
    'sentTime',
    'seq',
    'records',
    'since',
  );
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom('bj-dust-draft/0', 'realtime', 'base', 'riskQuery'));
  fc.assert(
    fc.property(fc.dictionary(field, value), (inner) => {
      const opened = openEnvelope(bodyOf(sealAnswer(inner, keys)), SECRET, keys);
      expect(statusOf(() => readMessage(opened))).toBe(400);
      expect([200, 400]).toContain(statusOf(() => readRiskQuery(opened)));
    }),
  );
});
