import { afterEach, expect, it, vi } from 'vitest';
import { getJson, Problem, postJson, withQuery } from './api';

afterEach(() => vi.unstubAllGlobals());

const answerWith = (status: number, body: string) => {
  const fetch = vi.fn(async () => new Response(body, { status }));
  vi.stubGlobal('fetch', fetch);
  return fetch;
};

it('writes a query without what is undefined', () => {
  expect(withQuery('/api/alarms', { state: 'open', limit: undefined })).toBe('/api/alarms?state=open');
  expect(withQuery('/api/alarms', {})).toBe('/api/alarms');
});

it('answers JSON', async () => {
  answerWith(200, '{"items":[1]}');
  expect(await getJson('/api/x')).toEqual({ items: [1] });
});

it('sends JSON', async () => {
  const fetch = answerWith(200, '{}');
  await postJson('/api/x', { reason: 'seen' });
  expect(fetch.mock.calls[0]).toEqual([
    '/api/x',
    expect.objectContaining({ method: 'POST', body: '{"reason":"seen"}' }),
  ]);
});

it("throws the server's sentence", async () => {
  answerWith(
    409,
    '{"type":"urn:x","title":"Conflict","detail":"Field \\"name\\" is taken; choose another."}',
  );
  const error = await getJson('/api/x').catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(Problem);
  expect(error).toMatchObject({
    status: 409,
    type: 'urn:x',
    message: 'Field "name" is taken; choose another.',
  });
});

it('says the status when the server says nothing', async () => {
  answerWith(502, '<html>bad gateway</html>');
  await expect(getJson('/api/x')).rejects.toMatchObject({ status: 502, message: 'HTTP 502' });
});

it('has status 0 when the server cannot be reached', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')));
  await expect(getJson('/api/x')).rejects.toMatchObject({ status: 0 });
});
