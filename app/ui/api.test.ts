import { afterEach, expect, it, vi } from 'vitest';
import { getJson, Problem, postJson, putJson, sendDelete, withQuery } from './api';

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

it('sends JSON with PUT, and with DELETE only when there is some', async () => {
  const fetch = answerWith(200, '{}');
  await putJson('/api/x', { next: 'a' });
  await sendDelete('/api/x', { code: '123456' });
  await sendDelete('/api/x');
  expect(fetch.mock.calls.map(([, init]: readonly unknown[]) => init)).toEqual([
    expect.objectContaining({ method: 'PUT', body: '{"next":"a"}' }),
    expect.objectContaining({ method: 'DELETE', body: '{"code":"123456"}' }),
    expect.not.objectContaining({ body: expect.anything() }),
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

it('says after how many seconds to try again, where the server does', async () => {
  const refusal = (headers: HeadersInit) => async () => new Response('{}', { status: 429, headers });
  vi.stubGlobal('fetch', refusal({ 'retry-after': '42' }));
  await expect(getJson('/api/x')).rejects.toMatchObject({ retryAfterS: 42 });
  vi.stubGlobal('fetch', refusal({}));
  await expect(getJson('/api/x')).rejects.toMatchObject({ retryAfterS: null });
});

it('says the status when the server says nothing', async () => {
  answerWith(502, '<html>bad gateway</html>');
  await expect(getJson('/api/x')).rejects.toMatchObject({ status: 502, message: 'HTTP 502' });
});

it('has status 0 when the server cannot be reached', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('fetch failed')));
  await expect(getJson('/api/x')).rejects.toMatchObject({ status: 0 });
});
