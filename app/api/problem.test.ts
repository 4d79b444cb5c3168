import { expect, test } from 'vitest';
import { REJECTION_REASONS } from '../../data/model/rejection';
import en from '../i18n/messages/en/rejections.json';
import zh from '../i18n/messages/zh-CN/rejections.json';
import { bodyOf } from './fixtures/call';
import { languageOf } from './language';
import { ProblemError, problemResponse } from './problem';

const answer = (headers: Record<string, string>) =>
  problemResponse(
    new Request('http://x/', { headers }),
    new ProblemError(404, 'unknown-collector', { id: 'C9' }),
  );

test('is RFC 9457 in the language of the request', async () => {
  const response = answer({ 'accept-language': 'en-GB,en;q=0.9,zh;q=0.5' });
  expect(response.status).toBe(404);
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(await bodyOf(response)).toEqual({
    type: 'urn:dust-twin:problem:unknown-collector',
    title: 'Not found',
    status: 404,
    detail: 'There is no collector “C9”; /api/enterprises lists the ids.',
  });
  expect((await bodyOf(answer({}))).detail).toBe('没有编号为“C9”的除尘器；编号见 /api/enterprises。');
});

test.each([
  ['zh-CN,zh;q=0.9,en;q=0.8', '', 'zh-CN'],
  ['en', '', 'en'],
  ['en;q=0.2, zh-TW;q=0.7', '', 'zh-CN'],
  ['fr-FR, de;q=0.5', 'locale=en', 'en'],
  ['*', 'a=b; locale=en', 'en'],
  ['en;q=0', '', 'zh-CN'],
  ['enx', 'locale=xx', 'zh-CN'],
  ['', '', 'zh-CN'],
])('Accept-Language %j with the cookie %j: %s', (wishes, cookie, language) => {
  expect(languageOf(new Headers({ 'accept-language': wishes, cookie }))).toBe(language);
});

test('every reason for a rejection has its sentence, with field or value in it', () => {
  for (const texts of [zh, en]) {
    expect(Object.keys(texts).sort()).toEqual([...REJECTION_REASONS].sort());
    for (const text of Object.values(texts)) expect(text).toMatch(/\{(field|value)\}/);
  }
});
