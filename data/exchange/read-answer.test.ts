import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PROFILE, messageProfile } from '../catalogue/ministry/message-profile';
import { readAnswer } from './read-answer';

const profile = messageProfile(DEFAULT_PROFILE);
const sent = { messageId: 'E1-1-3', recordIds: new Set(['1', '2', '3']) };
const good = { code: 0, msg: 'ok', messageId: 'E1-1-3', accepted: 3, duplicate: false, failed: [] };

function read(body: unknown, over: { status?: number; isCut?: boolean; retryAfterMs?: number } = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return readAnswer(profile, { status: 200, retryAfterMs: null, isCut: false, body: text, ...over }, sent);
}

describe('an answer', () => {
  it('is believed when it fits', () => {
    expect(read(good)).toMatchObject({ kind: 'accepted', duplicate: false, failed: [] });
    expect(read({ ...good, duplicate: true })).toMatchObject({ kind: 'accepted', duplicate: true });
    expect(read({ ...good, accepted: 2, duplicate: true })).toMatchObject({ kind: 'truncated' });
  });

  it('names what was not taken, and whether it ever will be', () => {
    const failed = [
      { recordId: '2', code: 3002, msg: 'value' },
      { recordId: '3', code: 4001, msg: 'later' },
    ];
    expect(read({ ...good, accepted: 1, failed })).toMatchObject({
      kind: 'partial',
      failed: [
        { recordId: '2', code: '3002', remedy: 'give-up' },
        { recordId: '3', code: '4001', remedy: 'wait' },
      ],
    });
    const unknown = [{ recordId: '1', code: 'X9', msg: '' }];
    expect(read({ ...good, accepted: 2, failed: unknown })).toMatchObject({
      failed: [{ remedy: 'unknown' }],
    });
  });

  it.each([
    ['cut off', JSON.stringify(good).slice(0, 20), {}],
    ['no JSON', '<html>', {}],
    ['broken off on the line', good, { isCut: true }],
    ["another message's", { ...good, messageId: 'E1-1-2' }, {}],
    ['short of a record', { ...good, accepted: 2 }, {}],
    ['about a record that was not sent', { ...good, accepted: 2, failed: [{ recordId: '9', code: 1 }] }, {}],
    [
      'naming one twice',
      {
        ...good,
        accepted: 1,
        failed: [
          { recordId: '1', code: 1 },
          { recordId: '1', code: 1 },
        ],
      },
      {},
    ],
  ])('that is %s is sent again', (_what, body, over) => {
    expect(read(body, over)).toMatchObject({ kind: 'truncated', remedy: 'wait' });
  });

  it.each([
    [200, { code: 1001, msg: 'later' }, 'refused', 'wait'],
    [200, { code: 2001, msg: 'base' }, 'refused', 'send-base'],
    [200, { code: 77, msg: 'unheard of' }, 'refused', 'wait'],
    [400, { code: 400, msg: 'bad' }, 'refused', 'give-up'],
    [400, '<html>400 Bad Request</html>', 'refused', 'wait'],
    [302, '', 'refused', 'wait'],
    [401, { code: 401, msg: 'who' }, 'unauthorised', 'wait'],
    [403, '', 'unauthorised', 'wait'],
    [429, { code: 429, msg: 'slow' }, 'too-many', 'wait'],
    [503, '', 'server-error', 'wait'],
    [400, { code: 0, msg: 'ok' }, 'refused', 'wait'],
  ])('%i with %j is %s: %s', (status, body, kind, remedy) => {
    expect(read(body, { status })).toMatchObject({ kind, remedy });
  });

  it('never throws, never accepts noise, and cuts prose', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), fc.integer({ min: 100, max: 599 }), (body, status) => {
        expect(['accepted', 'partial']).not.toContain(read(body, { status }).kind);
      }),
    );
    const verdict = read({ code: 5, msg: `a\u202eb${'x'.repeat(500)}` });
    expect('message' in verdict && verdict.message).toMatch(/^a�bx{197}$/);
  });
});
